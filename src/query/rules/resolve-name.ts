import { diagnose } from '../../diagnostics/catalogue.ts'
import { quoteGlob, quoteName } from '../../lang/format/quote-name.ts'
import { fullName } from '../full-name.ts'
import { nameRequest, nameRequestKey, type SingularSelector } from '../name-requests.ts'
import type { PlanNode } from '../plan.ts'
import type { NameCandidate, NameRequest } from '../read-requests.ts'
import { globEscape } from '../text-match.ts'
import { readText } from './read-param.ts'
import { emptySelection, type Resolver } from './resolver.ts'

/** The maximum number of deleted entities in a message. */
const MAX_DELETED = 3

/** Resolves a singular selector to one entity. Reports an error at the name if there is none or more than one. */
export function resolveName(selector: SingularSelector, resolver: Resolver): PlanNode {
  readText(selector.name, 'a name', resolver)
  if ('in' in selector) readText(selector.in, 'a glob', resolver)
  const request = nameRequest(selector, resolver.params)
  const matches = request && resolver.matches(nameRequestKey(request))
  // Names are not looked up while a text is only being saved.
  if (request === undefined || matches === undefined) {
    const of = selector.kind === 'bare' || selector.kind === 'id' ? 'dataset' : selector.kind
    return { kind: 'select', selection: { kind: 'ids', of, ids: [] } }
  }

  const { span } = selector.name
  if (request.text === '') {
    resolver.report(diagnose('empty-name', {}, span))
    return emptySelection
  }
  const kindWord = request.of === 'id' ? 'thing' : request.of
  const { candidates, how } = matches
  const entities = new Map(candidates.map((c) => [c.id, c]))
  const [only] = entities.values()
  if (only === undefined) {
    const place = request.namespace ?? request.namespaceGlob
    resolver.report(
      diagnose(
        'unknown-name',
        {
          name: request.text,
          of: kindWord,
          ...(place === undefined ? {} : { in: place }),
          nearest: [...lets(selector, resolver), ...unambiguous(matches.nearest, request, selector)].slice(
            0,
            5,
          ),
          ...(request.namespace === undefined ? {} : { exact: true }),
          ...(request.of === 'dataset' || request.of === 'job' ? hintFor(request.text, request.of) : {}),
          ...deletedAmong(matches.deleted ?? [], request.of),
        },
        span,
      ),
    )
    return emptySelection
  }
  if (entities.size > 1) {
    const texts = unambiguous([...entities.values()], request, selector)
    resolver.report(
      diagnose(
        'ambiguous-name',
        { name: request.text, of: kindWord, candidates: texts.slice(0, 5), more: entities.size > 5 },
        span,
      ),
    )
    return emptySelection
  }
  if (how === 'ending' || how === 'ignoring-case') {
    const found = fullName(only.matched.namespace, only.matched.name)
    const code = how === 'ending' ? 'name-by-ending' : 'name-ignoring-case'
    resolver.report(diagnose(code, { name: request.text, of: kindWord, found }, span))
  }
  const of = only.kind ?? (request.of === 'id' ? 'dataset' : request.of)
  return { kind: 'select', selection: { kind: 'ids', of, ids: [only.id] } }
}

/** The `let` names that a bare name may be a misspelling of. */
function lets(selector: SingularSelector, resolver: Resolver): readonly string[] {
  if (selector.kind !== 'bare' || selector.name.quoted) return []
  return resolver.nearest(selector.name.text, resolver.letNames, 2)
}

/** The deleted entities that can be restored. A deleted column is left out, since the text does not name its dataset. */
function deletedAmong(found: readonly NameCandidate[], of: NameRequest['of']) {
  const deleted = found.flatMap(({ id, kind = of === 'id' ? 'dataset' : of, canonical }) =>
    kind === 'dataset' || kind === 'job' ? [{ of: kind, id, ...canonical }] : [],
  )
  return deleted.length === 0 ? {} : { deleted: deleted.slice(0, MAX_DELETED) }
}

/** Recognizes selectors of other tools that look like names, such as `tag:nightly`. */
function hintFor(text: string, of: 'dataset' | 'job'): { readonly selects?: string } {
  const [, method, value] = /^(tag|owner|namespace|source|schema):(.+)$/u.exec(text) ?? []
  if (method === undefined || value === undefined) return {}
  const filter = method === 'tag' ? 'tagged' : method === 'owner' ? 'owned by' : 'in'
  return { selects: `${of}s ${filter} ${filter === 'in' ? quoteGlob(value) : quoteName(value)}` }
}

/** For each candidate, a text that can replace the name and that only refers to this candidate. */
function unambiguous(
  candidates: readonly NameCandidate[],
  request: NameRequest,
  selector: SingularSelector,
): readonly string[] {
  if (request.of === 'run' || request.of === 'operation' || request.of === 'id')
    return candidates.map(
      ({ id, kind, called }) => called ?? (kind === undefined || kind === request.of ? id : `${kind} ${id}`),
    )
  // A bare name cannot have an `in`.
  const word = selector.kind === 'bare' ? 'dataset ' : ''
  const full = candidates.map(({ matched }) => fullName(matched.namespace, matched.name))
  return candidates.map(({ matched }, i) => {
    const text = full[i]!
    const isShared = full.filter((other) => other === text).length > 1
    const place = request.namespace === undefined && request.namespaceGlob === undefined
    return isShared && place
      ? `${word}${quoteName(matched.name)} in ${quoteGlob(globEscape(matched.namespace))}`
      : quoteName(text)
  })
}
