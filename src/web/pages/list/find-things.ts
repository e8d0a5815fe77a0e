import type { Card } from '../../../http/shapes/browse-types.ts'
import type { DescribedThings } from '../../../http/shapes/described.ts'
import type { GraphJson } from '../../../render/answer-json.ts'
import { getJson, sendJson } from '../../api/api.ts'
import { valuesOf } from '../../graph/card-facts.ts'
import { foundQuery, type SetFilters } from './found-query.ts'

/** What the API finds at most. */
export const MOST_FOUND = 100
/** What the API takes at most. */
const LONGEST = 500

/** A row of a list. */
export type Named = Card<'dataset'> | Card<'job'>
export type FoundKind = 'dataset' | 'job'

/** What rows of lists show. */
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
  /** The best fit first. */
  readonly items: readonly Named[]
  /** More may have the words than were looked at. */
  readonly cut: boolean
  /** None has them: these are called nearly so. */
  readonly near: boolean
}

/** Things by words of their names, or of what stands beside them, that also meet the filters of a list. */
export async function findThings(
  kind: FoundKind,
  words: string,
  filters: SetFilters,
  signal: AbortSignal,
): Promise<Found> {
  const { namespace = '', prefix = '' } = filters
  const q = `${words} ${namespace}`.trim().slice(0, LONGEST)
  const { items: hits } = await getJson<{ readonly items: readonly Hit[] }>(
    'search',
    { q, kind, limit: MOST_FOUND },
    signal,
  )
  const named = hits.filter(
    (hit) => (namespace === '' || hit.namespace === namespace) && hit.name.startsWith(prefix),
  )
  const left = await thoseLeft(named, filters, signal)
  const ids = left.map(({ id }) => id)
  const { items: told } =
    ids.length === 0
      ? { items: [] }
      : await sendJson<DescribedThings>('POST', 'describe', {
          body: { kind, ids, fields: SHOWN[kind] },
          signal,
        })
  const described = new Map(told.map((thing) => [thing.id, thing]))
  return {
    items: left.map((hit) => cardOf(hit, described.get(hit.id) ?? { id: hit.id })),
    cut: hits.length >= MOST_FOUND,
    near: hits.length > 0 && hits.every(({ match }) => match === 'near'),
  }
}

async function thoseLeft(
  hits: readonly Hit[],
  filters: SetFilters,
  signal: AbortSignal,
): Promise<readonly Hit[]> {
  const query = foundQuery(
    hits.map(({ id }) => id),
    filters,
  )
  if (query === undefined) return hits
  const { nodes } = await sendJson<GraphJson>('POST', 'query', { body: { query }, signal })
  const fitting = new Set(nodes.filter(({ member }) => member === true).map(({ id }) => id))
  return hits.filter(({ id }) => fitting.has(id))
}

function cardOf({ id, namespace, name }: Hit, told: DescribedThings['items'][number]): Named {
  const { tag, owner, ...plain } = told
  return {
    ...plain,
    id,
    namespace,
    name,
    tags: valuesOf({ tag }, 'tag').map((name) => ({ name })),
    owners: valuesOf({ owner }, 'owner'),
  } as Named
}
