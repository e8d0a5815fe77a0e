import type { Id } from '../domain/ids.ts'
import type { PruneCounts } from '../domain/merge/prune.ts'
import type { Instant } from '../domain/time.ts'

export type { PruneCounts }

/** One small batch of old runs. */
export interface PruneRequest {
  /** What has ended, and told nothing since then, goes. */
  readonly before: Instant
  /** Dates after this one are wrong and tell nothing of how old a run is; absent: every date counts. */
  readonly latest?: Instant
  /** Where the batch before ended; absent: at the beginning. */
  readonly from?: string
  /** Nothing is dropped, only counted. */
  readonly dryRun: boolean
}

export interface PruneProgress {
  readonly gone: PruneCounts
  /** Among what it looked, and at how many that are done with. */
  readonly among: PrunePlace['among']
  readonly looked: number
  /** How many of these there were to look at; told with the first batch among them. */
  readonly total?: number
  /** Where to go on; absent where all has been looked at. */
  readonly next?: string
}

/** Runs or operations that are looked at for a batch, and operations that go with one: writers wait for no more than that. */
export const PRUNE_PAGE = 500
export const PRUNE_MOST = 200

/** A place among runs, then operations, the last to begin first. */
export interface PrunePlace {
  readonly among: 'runs' | 'operations'
  readonly at: Instant
  /** Of those that began at once the greater comes first. */
  readonly key: string
}

const startOf = (before: Instant): PrunePlace => ({ among: 'runs', at: before, key: '' })

const writePlace = ({ among, at, key }: PrunePlace): string => `${among} ${at} ${key}`

function readPlace(text: string): PrunePlace {
  const [among, at, key = ''] = text.split(' ')
  return { among: among === 'operations' ? 'operations' : 'runs', at: Number(at), key }
}

/** What a page holds: where it ends, and the runs in it that may go. */
export interface PrunePage {
  readonly runs: readonly Id[]
  /** Rows of it. */
  readonly rows: number
  readonly end?: PrunePlace
}

/** Where a batch begins. */
export const placeOf = ({ from, before }: PruneRequest): PrunePlace =>
  from === undefined ? startOf(before) : readPlace(from)

/** Whether a batch is the first among runs, or among operations. */
export const isFirst = (request: PruneRequest, { at, key }: PrunePlace): boolean =>
  at === request.before && key === ''

/** What a batch came to; the next one begins at the same place while more is to go there. */
export function progressOf(
  { before }: PruneRequest,
  place: PrunePlace,
  page: PrunePage,
  { gone, left }: { readonly gone: PruneCounts; readonly left: readonly Id[] },
  total: number | undefined,
): PruneProgress {
  const next = left.length > 0 ? place : (page.end ?? operationsAfter(place, before))
  return {
    gone,
    among: place.among,
    looked: left.length > 0 ? 0 : page.rows,
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next: writePlace(next) }),
  }
}

/** After all runs come the operations. */
const operationsAfter = ({ among }: PrunePlace, before: Instant): PrunePlace | undefined =>
  among === 'runs' ? { ...startOf(before), among: 'operations' } : undefined
