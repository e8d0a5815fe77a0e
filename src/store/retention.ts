import type { Id } from '../domain/ids.ts'
import type { PruneCounts } from '../domain/merge/prune.ts'
import type { Instant } from '../domain/time.ts'

export type { PruneCounts }

/** One small batch of old runs. */
export interface PruneRequest {
  /** What has ended, and told nothing since then, goes. */
  readonly before: Instant
  /** Where the batch before ended; absent: at the beginning. */
  readonly from?: string
  /** Nothing is dropped, only counted. */
  readonly dryRun: boolean
}

export interface PruneProgress {
  readonly gone: PruneCounts
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

export const startOf = (before: Instant): PrunePlace => ({ among: 'runs', at: before, key: '' })

export const writePlace = ({ among, at, key }: PrunePlace): string => `${among} ${at} ${key}`

export function readPlace(text: string): PrunePlace {
  const [among, at, key = ''] = text.split(' ')
  return { among: among === 'operations' ? 'operations' : 'runs', at: Number(at), key }
}

/** What a page holds: where it ends, and the runs in it that may go. */
export interface PrunePage {
  readonly runs: readonly Id[]
  readonly end?: PrunePlace
}

/** Where the next batch begins: at the same place while more is to go there. */
export function placeAfter(
  place: PrunePlace,
  { end }: PrunePage,
  isMoreLeft: boolean,
  before: Instant,
): string | undefined {
  if (isMoreLeft) return writePlace(place)
  if (end !== undefined) return writePlace(end)
  return place.among === 'runs' ? writePlace({ ...startOf(before), among: 'operations' }) : undefined
}
