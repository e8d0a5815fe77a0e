import { diagnose } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Instant } from '../domain/time.ts'
import { format } from '../lang/format.ts'
import type { Text } from '../lang/ast.ts'
import { nearest } from '../lib/nearest.ts'
import { nameRequestKey, type Params } from './name-requests.ts'
import type { Plan } from './plan.ts'
import type { NameMatches, NameRequest } from './read-requests.ts'
import { noClauses } from './rules/inherited.ts'
import { scopeOf } from './rules/resolve-let.ts'
import { resolveAnswer } from './rules/resolve-answer.ts'
import { resolveMembers } from './rules/resolve-query.ts'
import { resolveSelector } from './rules/resolve-selector.ts'
import type { TextScope, ChangesSide, Resolver, SavedCall } from './rules/resolver.ts'
import { emptyLibrary, type SavedLibrary } from './saved/saved-library.ts'
import { visitTree } from './visit-tree.ts'

/** The maximum number of selectors and expressions of a text, and their nesting, with every use of a `let` counted. */
const MAX_PARTS = 10_000
const MAX_DEPTH = 256
/** The maximum number of diagnostics for one text. */
const MAX_DIAGNOSTICS = 20

/** What `resolve` needs from outside the text. */
export interface ResolveContext {
  readonly params: Params
  /** What the store knows of each of `namesToResolve`. */
  readonly names: readonly { readonly request: NameRequest; readonly matches: NameMatches }[]
  readonly now: Instant
  /** The saved queries that the text calls, directly or not; absent if it calls none. */
  readonly library?: SavedLibrary
  /** For a text that is being saved: the parameters that need no value yet, and the name that it is saved under. */
  readonly open?: ReadonlySet<string>
  readonly saving?: string
}

export interface Resolved {
  readonly plan?: Plan
  readonly diagnostics: readonly Diagnostic[]
  /** The saved queries that the plan calls, each with the span of its call. */
  readonly calls: readonly SavedCall[]
}

/** The maximum number of misspelled words in a text that get suggestions. */
const MAX_HINTS = 20
/** The maximum total size of the regular expressions of a text. Compiling a step takes some microseconds. */
const MAX_REGEX_STEPS = 50_000

/**
 * Turns a syntax tree into a plan: names become ids, times absolute, defaults are filled in, clauses inherited, and predicates
 * checked. Reports all mistakes together. Without an error there is a plan, and its answer carries the warnings and notes.
 */
export function resolve(tree: Text, context: ResolveContext): Resolved {
  const diagnostics = new Map<string, Diagnostic>()
  const resolver = createResolver(tree, context, diagnostics)
  checkParams(tree, context.params, resolver)

  const scope = scopeOf(tree.lets, resolver)
  const root = resolveAnswer(tree.query, scope, resolver)
  for (const { name, query } of tree.lets) {
    const bound = scope.bound.get(name.text)
    if (resolver.usedLets.has(name.text) || bound?.binding.query !== query) continue
    resolver.report(diagnose('let-not-used', { name: name.text }, name.span))
    resolver.query(query, noClauses, bound.scope)
  }

  const list = [...diagnostics.values()].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1))
  const errors = list.filter((d) => d.severity === 'error')
  if (errors.length > 0)
    return {
      diagnostics: (list.length > MAX_DIAGNOSTICS ? errors : list).slice(0, MAX_DIAGNOSTICS),
      calls: [],
    }
  const plan: Plan = { root, query: format({ ...tree, explain: false }), now: context.now }
  return { plan, diagnostics: list.slice(0, MAX_DIAGNOSTICS), calls: resolver.usedCalls }
}

function createResolver(tree: Text, context: ResolveContext, diagnostics: Map<string, Diagnostic>): Resolver {
  const matches = new Map(context.names.map((n) => [nameRequestKey(n.request), n.matches]))
  const usedCalls: SavedCall[] = []
  let parts = 0
  let depth = 0
  let hints = 0
  let steps = 0
  const deeper = <T>(inside: () => T): T => {
    depth++
    try {
      return inside()
    } finally {
      depth--
    }
  }
  const resolverFor = (own: TextScope, look: ChangesSide | undefined): Resolver => {
    const resolver: Resolver = {
      ...own,
      now: context.now,
      library: context.library ?? emptyLibrary,
      usedCalls,
      matches: (key) => matches.get(key),
      nearest: (word, known, max) => (hints++ < MAX_HINTS ? nearest(word, known, max) : []),
      countRegexSteps: (more) => (steps += more) <= MAX_REGEX_STEPS,
      countPart: () => {
        parts++
        if (parts <= MAX_PARTS && depth <= MAX_DEPTH) return true
        own.report(diagnose('expands-too-far', { limit: MAX_PARTS }))
        return false
      },
      query: (query, inherited, at) => deeper(() => resolveMembers(query, inherited, at, resolver)),
      selector: (selector, at) => deeper(() => resolveSelector(selector, at, resolver)),
      forSavedQuery: (text) => resolverFor(text, look),
      forChangesSide: (from) => resolverFor(own, from),
      ...(look === undefined ? {} : { changesSide: look }),
    }
    return resolver
  }
  const text: TextScope = {
    params: context.params,
    open: context.open ?? new Set(),
    calls: context.saving === undefined ? [] : [context.saving],
    letNames: new Set(tree.lets.map((binding) => binding.name.text)),
    usedLets: new Set(),
    // A diagnostic of a `let` that is used twice is reported once.
    report: (diagnostic) => {
      const { code, message, span } = diagnostic
      diagnostics.set(`${code} ${span?.start ?? ''}-${span?.end ?? ''} ${message}`, diagnostic)
    },
  }
  return resolverFor(text, undefined)
}

/** A value without a `$name` in the text is probably a misspelling. */
function checkParams(tree: Text, params: Params, resolver: Resolver): void {
  const names = new Set<string>()
  const quoted = new Set<string>()
  visitTree(tree, (node) => {
    if ('kind' in node && node.kind === 'param' && 'name' in node) names.add(String(node.name))
    if ('kind' in node && node.kind === 'word' && 'text' in node) quoted.add(String(node.text))
  })
  for (const name of Object.keys(params))
    if (!names.has(name))
      resolver.report(
        diagnose('unknown-parameter', {
          name,
          nearest: resolver.nearest(name, names, 3),
          quoted: quoted.has(`$${name}`),
        }),
      )
}
