import { diagnose } from '../../diagnostics/catalogue.ts'
import { quoteGlob, quoteName } from '../../lang/format/quote-name.ts'
import { fullName } from '../full-name.ts'
import { nameRequest, nameRequestKey, type SingularSelector } from '../name-requests.ts'
import type { PlanNode } from '../plan.ts'
import type { NameCandidate, NameRequest } from '../read-requests.ts'
import { globEscape } from '../text-match.ts'
import { readText } from './read-param.ts'
import { emptySelection, type Resolver } from './resolver.ts'

/** So many things that were deleted are told of. */
const MOST_DELETED = 3

/** The one thing that a singular selector means. None, or more than one, is an error at the name. */
export function resolveName(selector: SingularSelector, resolver: Resolver): PlanNode {
  readText(selector.name, 'a name', resolver)
  if ('in' in selector) readText(selector.in, 'a glob', resolver)
  const request = nameRequest(selector, resolver.params)
  const matches = request && resolver.matches(nameRequestKey(request))
  // Nobody has looked, where a text is only being saved.
  if (request === undefined || matches === undefined) {
    const of = selector.kind === 'bare' || selector.kind === 'id' ? 'dataset' : selector.kind
    return { kind: 'select', selection: { kind: 'ids', of, ids: [] } }
  }

  const { span } = selector.name
  if (request.text === '') {
    resolver.report(diagnose('empty-name', {}, span))
    return emptySelection
  }
  const thing = request.of === 'id' ? 'thing' : request.of
  const { candidates, how } = matches
  const things = new Map(candidates.map((c) => [c.id, c]))
  const [only] = things.values()
  if (only === undefined) {
    const place = request.namespace ?? request.namespaceGlob
    resolver.report(
      diagnose(
        'unknown-name',
        {
          name: request.text,
          of: thing,
          ...(place === undefined ? {} : { in: place }),
          nearest: [...lets(selector, resolver), ...unambiguous(matches.nearest, request, selector)].slice(
            0,
            5,
          ),
          ...(request.namespace === undefined ? {} : { exact: true }),
          ...(request.of === 'dataset' || request.of === 'job' ? hintFor(request.text, request.of) : {}),
          ...deletedAmong(matches.hidden ?? [], request.of),
        },
        span,
      ),
    )
    return emptySelection
  }
  if (things.size > 1) {
    const texts = unambiguous([...things.values()], request, selector)
    resolver.report(
      diagnose(
        'ambiguous-name',
        { name: request.text, of: thing, candidates: texts.slice(0, 5), more: things.size > 5 },
        span,
      ),
    )
    return emptySelection
  }
  if (how === 'ending' || how === 'ignoring-case') {
    const found = fullName(only.matched.namespace, only.matched.name)
    const code = how === 'ending' ? 'name-by-ending' : 'name-ignoring-case'
    resolver.report(diagnose(code, { name: request.text, of: thing, found }, span))
  }
  const of = only.kind ?? (request.of === 'id' ? 'dataset' : request.of)
  return { kind: 'select', selection: { kind: 'ids', of, ids: [only.id] } }
}

/** The `let` names that a bare name may have been meant for. */
function lets(selector: SingularSelector, resolver: Resolver): readonly string[] {
  if (selector.kind !== 'bare' || selector.name.quoted) return []
  return resolver.nearest(selector.name.text, resolver.letNames, 2)
}

/** What can be restored: of a column that would be its dataset, which the text does not name. */
function deletedAmong(hidden: readonly NameCandidate[], of: NameRequest['of']) {
  const deleted = hidden.flatMap(({ id, kind = of === 'id' ? 'dataset' : of, canonical }) =>
    kind === 'dataset' || kind === 'job' ? [{ of: kind, id, ...canonical }] : [],
  )
  return deleted.length === 0 ? {} : { deleted: deleted.slice(0, MOST_DELETED) }
}

/** Selectors of other tools that read as names: `tag:nightly`. */
function hintFor(text: string, of: 'dataset' | 'job'): { readonly selects?: string } {
  const [, method, value] = /^(tag|owner|namespace|source|schema):(.+)$/u.exec(text) ?? []
  if (method === undefined || value === undefined) return {}
  const filter = method === 'tag' ? 'tagged' : method === 'owner' ? 'owned by' : 'in'
  return { selects: `${of}s ${filter} ${filter === 'in' ? quoteGlob(value) : quoteName(value)}` }
}

/** Each as text that may stand in place of the name and means this one alone. */
function unambiguous(
  candidates: readonly NameCandidate[],
  request: NameRequest,
  selector: SingularSelector,
): readonly string[] {
  if (request.of === 'run' || request.of === 'operation' || request.of === 'id')
    return candidates.map(
      ({ id, kind, called }) => called ?? (kind === undefined || kind === request.of ? id : `${kind} ${id}`),
    )
  // A name that stands alone takes no `in`.
  const word = selector.kind === 'bare' ? 'dataset ' : ''
  const full = candidates.map(({ matched }) => fullName(matched.namespace, matched.name))
  return candidates.map(({ matched }, i) => {
    const text = full[i]!
    const told = full.filter((other) => other === text).length > 1
    const place = request.namespace === undefined && request.namespaceGlob === undefined
    return told && place
      ? `${word}${quoteName(matched.name)} in ${quoteGlob(globEscape(matched.namespace))}`
      : quoteName(text)
  })
}
