import type { EventRefusal, IngestOutcome } from '../app/create-ingest.ts'
import type { Refused } from '../app/dead-letters.ts'
import { createYielding } from './bodies/yielding.ts'
import { HttpProblem } from './http-problem.ts'
import type { ProblemName } from './problems.ts'
import { PROBLEM_OF_FAULT } from './problem-of-fault.ts'

/** Items of one request that wait for a commit at the same time, so that other requests get a turn. */
const CONCURRENT_ITEMS = 500
/** Refused items that every request may store. */
const STORED_REFUSALS = 100
/** The maximum number of warnings in an answer. */
const MAX_WARNINGS = 100

type Stored = Extract<IngestOutcome, { readonly kind: 'stored' }>
type Failed = Exclude<IngestOutcome, { readonly kind: 'stored' }>

/** An item that waits for its outcome. */
interface Pending<S extends Stored> {
  readonly index: number
  readonly bytes: Uint8Array
  readonly outcome: Promise<S | Failed>
}

export interface FailedItem {
  /** Position in the array, or among the lines of NDJSON that are not blank, from 0. */
  readonly index: number
  readonly reason: string
  /** The wrong member of the item; absent if the whole item is wrong. */
  readonly path?: string
  /** All faults of the identity of an event; absent for other refusals. */
  readonly errors?: EventRefusal['errors']
  readonly retriable: boolean
}

export interface SettledBatch<S> {
  readonly status: 'success' | 'partial_success' | 'failure'
  readonly summary: {
    readonly received: number
    readonly successful: number
    readonly failed: number
    /** Refused items beyond the limit, which are not stored for a replay; absent if there are none. */
    readonly not_kept?: number
  }
  readonly stored: readonly { readonly index: number; readonly outcome: S }[]
  readonly failed: readonly FailedItem[]
  /** At most 100. */
  readonly warnings: readonly { readonly index: number; readonly message: string }[]
}

/** The functions that process the items of a batch. */
export interface BatchIntake<R, S extends Stored> {
  /** Parses an item. `settleBatch` parses one item after another, because a large one takes long. */
  readonly read: (bytes: Uint8Array) => Promise<R>
  /** Submits a parsed item for a commit. */
  readonly take: (read: Promise<R>, bytes: number) => Promise<S | Failed>
  /** Stores a refused item for a replay. Resolves when it is stored. */
  readonly keep: (item: Refused) => Promise<void>
  /** Counts refused items that are not stored. */
  readonly skip: (items: number) => void
}

/**
 * Submits all items of a request and reports the outcome of each, in their order. Messages call an item `noun`.
 *
 * Stores the first STORED_REFUSALS refused items for a replay, and further ones only up to the number of valid items. A file with
 * only invalid items would otherwise displace all other refused events.
 * @throws HttpProblem 503 if no item could be written, because clients know how to retry a whole request
 */
export async function settleBatch<R, S extends Stored>(
  items: Iterable<Uint8Array>,
  noun: 'item' | 'line',
  { read, take, keep, skip }: BatchIntake<R, S>,
): Promise<SettledBatch<S>> {
  const stored: { index: number; outcome: S }[] = []
  const failed: FailedItem[] = []
  const warnings: { index: number; message: string }[] = []
  const commitWarnings = new Set<string>()
  let received = 0
  let storedRefusals = 0
  let skippedRefusals = 0

  const settle = (index: number, outcome: S | Failed): void => {
    if (outcome.kind !== 'stored') {
      failed.push(failure(index, outcome, noun))
      return
    }
    stored.push({ index, outcome })
    for (const message of outcome.warnings) warnings.push({ index, message })
    for (const message of outcome.commitWarnings)
      if (!commitWarnings.has(message)) {
        commitWarnings.add(message)
        warnings.push({ index, message })
      }
  }
  const settleAll = async (pending: readonly Pending<S>[]): Promise<void> => {
    const settled = await Promise.all(pending.map(({ outcome }) => outcome))
    settled.forEach((outcome, i) => settle(pending[i]!.index, outcome))
    const refused = settled.flatMap((outcome, i) => {
      const problem = outcome.kind === 'stored' ? undefined : problemOf(outcome)
      if (problem === undefined) return []
      const { reason, path } = failure(pending[i]!.index, outcome as Failed, noun)
      return [{ problem, reason, ...(path === undefined ? {} : { path }), body: pending[i]!.bytes }]
    })
    const toStore = refused.slice(0, Math.max(0, STORED_REFUSALS + stored.length - storedRefusals))
    storedRefusals += toStore.length
    skippedRefusals += refused.length - toStore.length
    await Promise.all(toStore.map(keep))
  }

  let pending: Pending<S>[] = []
  const pause = createYielding()
  for (const bytes of items) {
    const reading = read(bytes)
    pending.push({ index: received++, bytes, outcome: take(reading, bytes.byteLength) })
    // The outcome reports a failure.
    await reading.catch(() => undefined)
    if (pending.length >= CONCURRENT_ITEMS) {
      await settleAll(pending)
      pending = []
    }
    await pause()
  }
  await settleAll(pending)
  if (skippedRefusals > 0) skip(skippedRefusals)

  if (stored.length === 0 && failed.length > 0 && failed.every(({ retriable }) => retriable))
    throw new HttpProblem('unavailable', failed[0]!.reason)
  const byIndex = (a: { readonly index: number }, b: { readonly index: number }): number => a.index - b.index
  return {
    status: failed.length === 0 ? 'success' : failed.length === received ? 'failure' : 'partial_success',
    summary: {
      received,
      successful: received - failed.length,
      failed: failed.length,
      ...(skippedRefusals === 0 ? {} : { not_kept: skippedRefusals }),
    },
    stored: stored.sort(byIndex),
    failed: failed.sort(byIndex),
    warnings: warnings.sort(byIndex).slice(0, MAX_WARNINGS),
  }
}

/** The problem type of a refused item to store; undefined if the sender should retry it, or may not send it. */
function problemOf(outcome: Failed): ProblemName | undefined {
  switch (outcome.kind) {
    case 'refused':
      return outcome.fault === 'forbidden' ? undefined : PROBLEM_OF_FAULT[outcome.fault]
    case 'unavailable':
      return undefined
    case 'failed':
      return 'internal-error'
  }
}

function failure(index: number, outcome: Failed, noun: 'item' | 'line'): FailedItem {
  switch (outcome.kind) {
    case 'refused': {
      const { path, errors } = outcome.refusal
      const reason = outcome.refusal.reason.replace(/^the body/, `the ${noun}`)
      return {
        index,
        reason,
        ...(path === undefined ? {} : { path }),
        ...(errors === undefined ? {} : { errors }),
        retriable: false,
      }
    }
    case 'unavailable':
      return { index, reason: outcome.message, retriable: true }
    case 'failed':
      return {
        index,
        reason: `the ${noun} could not be merged: the log of the server has the details`,
        retriable: false,
      }
  }
}
