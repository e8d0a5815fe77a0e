import type { Card } from '../../../http/shapes/browse-types.ts'
import type { DescribedThings } from '../../../http/shapes/described.ts'
import type { GraphJson } from '../../../render/answer-json.ts'
import { getJson, sendJson } from '../../api/api.ts'
import { valuesOf } from '../../graph/card-facts.ts'
import { filterQuery, type SetFilters } from './filter-query.ts'

/** The API returns at most this many search results. */
export const MAX_RESULTS = 100
/** The API accepts at most this many characters. */
const LONGEST = 500

/** A row of a list. */
export type Named = Card<'dataset'> | Card<'job'>
export type FoundKind = 'dataset' | 'job'

/** The fields shown in the lists. */
const SHOWN = {
  dataset: ['type', 'format', 'tag', 'owner', 'status', 'lastRead', 'lastWritten', 'firstSeen'],
  job: ['type', 'tag', 'owner', 'status', 'lastRun', 'firstSeen'],
} as const satisfies Record<FoundKind, readonly string[]>

interface Hit {
  readonly id: string
  readonly namespace: string
  readonly name: string
  readonly match: string
}

export interface Found {
  /** Best match first. */
  readonly items: readonly Named[]
  /** Whether more results may exist than were returned. */
  readonly cut: boolean
  /** Whether there was no exact match, so that the items only have similar names. */
  readonly near: boolean
}

/** Searches datasets or jobs by words and applies the filters of the list. */
export async function searchEntities(
  kind: FoundKind,
  words: string,
  filters: SetFilters,
  signal: AbortSignal,
): Promise<Found> {
  const { namespace = '', prefix = '' } = filters
  const q = `${words} ${namespace}`.trim().slice(0, LONGEST)
  const { items: hits } = await getJson<{ readonly items: readonly Hit[] }>(
    'search',
    { q, kind, limit: MAX_RESULTS },
    signal,
  )
  const named = hits.filter(
    (hit) => (namespace === '' || hit.namespace === namespace) && hit.name.startsWith(prefix),
  )
  const left = await applyFilters(named, filters, signal)
  const ids = left.map(({ id }) => id)
  const { items: fields } =
    ids.length === 0
      ? { items: [] }
      : await sendJson<DescribedThings>('POST', 'describe', {
          body: { kind, ids, fields: SHOWN[kind] },
          signal,
        })
  const described = new Map(fields.map((entry) => [entry.id, entry]))
  return {
    items: left.map((hit) => cardOf(hit, described.get(hit.id) ?? { id: hit.id })),
    cut: hits.length >= MAX_RESULTS,
    near: hits.length > 0 && hits.every(({ match }) => match === 'near'),
  }
}

async function applyFilters(
  hits: readonly Hit[],
  filters: SetFilters,
  signal: AbortSignal,
): Promise<readonly Hit[]> {
  const query = filterQuery(
    hits.map(({ id }) => id),
    filters,
  )
  if (query === undefined) return hits
  const { nodes } = await sendJson<GraphJson>('POST', 'query', { body: { query }, signal })
  const fitting = new Set(nodes.filter(({ member }) => member === true).map(({ id }) => id))
  return hits.filter(({ id }) => fitting.has(id))
}

function cardOf({ id, namespace, name }: Hit, described: DescribedThings['items'][number]): Named {
  const { tag, owner, ...plain } = described
  return {
    ...plain,
    id,
    namespace,
    name,
    tags: valuesOf({ tag }, 'tag').map((name) => ({ name })),
    owners: valuesOf({ owner }, 'owner'),
  } as Named
}
