import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Filter, NameNode, Regex } from '../../lang/ast.ts'
import { quoteGlob } from '../../lang/format/quote-name.ts'
import { assertNever } from '../../lib/assert-never.ts'
import type { SelectFilters } from '../plan.ts'
import { checkRegex, globLiteral } from '../text-match.ts'
import { readText } from './read-param.ts'
import type { Resolver } from './resolver.ts'

/** The maximum number of filters. Each becomes a condition in a statement, which the store must plan quickly. */
const MAX_FILTERS = 64

/** The filters of a plural selector. All of them must match, including several of one kind. */
export function resolveFilters(filters: readonly Filter[], resolver: Resolver): SelectFilters {
  const like: string[] = []
  const matching: { readonly source: string; readonly ignoreCase: boolean }[] = []
  const tagged: { readonly tag: string; readonly value?: string }[] = []
  const ownedBy: string[] = []
  const within: string[] = []
  if (filters.length > MAX_FILTERS) {
    resolver.report(diagnose('too-many-filters', { limit: MAX_FILTERS }, filters[MAX_FILTERS]!.span))
    return {}
  }
  for (const filter of filters) {
    switch (filter.kind) {
      case 'like':
        push(like, readPattern(filter.glob, resolver))
        break
      case 'in':
        push(within, readPattern(filter.namespace, resolver))
        break
      case 'owned':
        push(ownedBy, readText(filter.by, 'a name', resolver))
        break
      case 'matching':
        push(matching, readRegex(filter.regex, resolver))
        break
      case 'tagged':
        push(tagged, readTagged(filter, resolver))
        break
      default:
        assertNever(filter)
    }
  }
  return {
    ...(like.length === 0 ? {} : { like }),
    ...(matching.length === 0 ? {} : { matching }),
    ...(tagged.length === 0 ? {} : { tagged }),
    ...(ownedBy.length === 0 ? {} : { ownedBy }),
    ...(within.length === 0 ? {} : { in: within }),
  }
}

/** A glob, or a parameter in its place. */
export function readPattern(node: NameNode, resolver: Resolver): string | undefined {
  const glob = readText(node, 'a glob', resolver)
  checkPattern(node, glob, resolver)
  return glob
}

/** Warns about a pattern with a wildcard of SQL and none of this language. */
function checkPattern(node: NameNode, glob: string | undefined, resolver: Resolver): void {
  if (glob?.includes('%') !== true || globLiteral(glob) === undefined) return
  const suggestion = quoteGlob(glob.replaceAll('%', '*'))
  resolver.report(diagnose('percent-in-pattern', { pattern: glob, suggestion }, node.span))
}

/** A regular expression that the linear-time engine supports. Reports one that it does not support. */
export function readRegex(
  regex: Regex,
  resolver: Resolver,
): { readonly source: string; readonly ignoreCase: boolean } | undefined {
  // After too many, no more are compiled.
  const checked = resolver.countRegexSteps(0) ? checkRegex(regex.source) : { steps: 0 }
  const reason = resolver.countRegexSteps(checked.steps)
    ? checked.fault
    : 'the regular expressions of this query are too large in total: use fewer, or `like`'
  if (reason === undefined) return { source: regex.source, ignoreCase: regex.ignoreCase }
  resolver.report(diagnose('regex-invalid', { reason }, regex.span))
  return undefined
}

export function readTagged(
  { tag, value }: Pick<Extract<Filter, { kind: 'tagged' }>, 'tag' | 'value'>,
  resolver: Resolver,
): { readonly tag: string; readonly value?: string } | undefined {
  const name = readText(tag, 'a name', resolver)
  const text = value && readText(value, 'a name', resolver)
  if (name === undefined || (value !== undefined && text === undefined)) return undefined
  return { tag: name, ...(text === undefined ? {} : { value: text }) }
}

function push<T>(list: T[], value: T | undefined): void {
  if (value !== undefined) list.push(value)
}
