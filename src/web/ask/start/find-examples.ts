import type { Card, PageOf } from '../../../http/shapes/browse-types.ts'
import type { DescribedThings } from '../../../http/shapes/described.ts'
import type { GraphJson } from '../../../render/answer-json.ts'
import { getJson, sendJson } from '../../api/api.ts'
import type { Selectable } from '../select-query.ts'
import { ask } from '../use-answer.ts'

/** Names for example queries. Each has what its query follows, so that the answer is not empty. */
export interface Examples {
  /** A dataset that is made from another. */
  readonly made?: Selectable
  /** A dataset from which another is made. */
  readonly used?: Selectable
  /** A column of `used` from which another is made. */
  readonly column?: Selectable
  /** The job of the newest run. */
  readonly job?: Selectable
}

/** The number of new datasets and of columns to look at. It bounds the cost in a large store. */
const LOOKED_AT = 100
/** Milliseconds for the search among older datasets, which runs if no new dataset has lineage. */
const SEARCH_MS = 1000

type Directions = { readonly upstreams: number; readonly downstreams: number }

/** Finds names for examples among the newest entities of the store. The same store gives the same names. */
export async function findExamples(signal: AbortSignal): Promise<Examples> {
  const [newest, runs] = await Promise.all([
    getJson<PageOf<Card<'dataset'>>>('datasets', { limit: LOOKED_AT, sort: 'firstSeen' }, signal),
    getJson<PageOf<Card<'run'>>>('runs', { limit: LOOKED_AT }, signal),
  ])
  const directions = await directionsOf('dataset', newest.items, signal)
  const first = (way: keyof Directions): Selectable | undefined =>
    newest.items.map(asDataset).find((one) => one !== undefined && (directions.get(one.id)?.[way] ?? 0) > 0)
  const made = first('upstreams') ?? (await searchDataset('upstreams', newest, signal))
  const used = first('downstreams') ?? (await searchDataset('downstreams', newest, signal))
  const column = used === undefined ? undefined : await columnOf(used, signal)
  const job = runs.items.flatMap(({ job }) => job ?? [])[0]
  return {
    ...(made === undefined ? {} : { made }),
    ...(used === undefined ? {} : { used }),
    ...(column === undefined ? {} : { column }),
    ...(job === undefined ? {} : { job: { ...job, kind: 'job' } }),
  }
}

const asDataset = ({ id, namespace, name }: Card<'dataset'>): Selectable | undefined =>
  namespace === undefined || name === undefined ? undefined : { id, kind: 'dataset', namespace, name }

/** A dataset with lineage that is not among the newest; none if the newest are all. */
async function searchDataset(
  way: keyof Directions,
  { next }: PageOf<unknown>,
  signal: AbortSignal,
): Promise<Selectable | undefined> {
  if (next === undefined) return undefined
  const query = `datasets where ${way} > 0 limit 1`
  const { nodes } = await ask<GraphJson>(
    'query',
    { query, params: {}, limits: { timeMs: SEARCH_MS } },
    signal,
  )
  return nodes[0]
}

async function columnOf(dataset: Selectable, signal: AbortSignal): Promise<Selectable | undefined> {
  const { items } = await getJson<PageOf<Card<'column'>>>(
    `datasets/${dataset.id}/columns`,
    { limit: LOOKED_AT },
    signal,
  )
  const directions = await directionsOf('column', items, signal)
  const found = items.find(({ id, name }) => name !== undefined && (directions.get(id)?.downstreams ?? 0) > 0)
  if (found === undefined) return undefined
  const { id, name } = found
  return { id, kind: 'column', namespace: dataset.namespace, name: name!, dataset }
}

async function directionsOf(
  kind: 'dataset' | 'column',
  items: readonly { readonly id: string }[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Directions>> {
  if (items.length === 0) return new Map()
  const body = { kind, ids: items.map(({ id }) => id), fields: ['upstreams', 'downstreams'] }
  const described = await sendJson<DescribedThings>('POST', 'describe', { body, signal })
  const countOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
  return new Map(
    described.items.map(({ id, upstreams, downstreams }) => [
      id,
      { upstreams: countOf(upstreams), downstreams: countOf(downstreams) },
    ]),
  )
}
