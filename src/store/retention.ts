import type { Id } from '../domain/ids.ts'
import type { PruneCounts } from '../domain/merge/prune.ts'
import type { Instant } from '../domain/time.ts'

export type { PruneCounts }

/** Asks for one batch of old runs. */
export interface PruneRequest {
  /** Delete what has ended and sent no event since this time. */
  readonly before: Instant
  /** Ignore dates after this one: they are wrong. Absent: believe every date. */
  readonly latest?: Instant
  /** `next` of the previous batch; absent in the first. */
  readonly from?: string
  /** Only count; delete nothing. */
  readonly dryRun: boolean
}

export interface PruneProgress {
  readonly gone: PruneCounts
  /** The kind of rows that the batch checked, and how many of them are finished. */
  readonly among: PrunePlace['among']
  readonly looked: number
  /** The number of rows of this kind to check; only in the first batch of a kind. */
  readonly total?: number
  /** Pass it as `from` to the next batch; absent after the last one. */
  readonly next?: string
}

/** Runs or operations checked per batch, and operations deleted per batch. They bound how long other writers wait. */
export const PRUNE_PAGE = 500
export const PRUNE_MOST = 200

/** A position in the list of runs, then of operations, newest first. */
export interface PrunePlace {
  readonly among: 'runs' | 'operations'
  readonly at: Instant
  /** Orders rows with equal start times, descending. */
  readonly key: string
}

const startOf = (before: Instant): PrunePlace => ({ among: 'runs', at: before, key: '' })

const writePlace = ({ among, at, key }: PrunePlace): string => `${among} ${at} ${key}`

function readPlace(text: string): PrunePlace {
  const [among, at, key = ''] = text.split(' ')
  return { among: among === 'operations' ? 'operations' : 'runs', at: Number(at), key }
}

/** One page of rows. */
export interface PrunePage {
  /** The runs of the page that may be deleted. */
  readonly runs: readonly Id[]
  /** Rows of the page. */
  readonly rows: number
  readonly end?: PrunePlace
}

/** The position where a batch begins. */
export const placeOf = ({ from, before }: PruneRequest): PrunePlace =>
  from === undefined ? startOf(before) : readPlace(from)

/** Whether a batch is the first of runs, or of operations. */
export const isFirst = (request: PruneRequest, { at, key }: PrunePlace): boolean =>
  at === request.before && key === ''

/** The result of a batch. The next batch begins at the same position while runs are left there. */
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

/** Operations follow after the last run. */
const operationsAfter = ({ among }: PrunePlace, before: Instant): PrunePlace | undefined =>
  among === 'runs' ? { ...startOf(before), among: 'operations' } : undefined
