import type { IngestOutcome } from '../app/create-ingest.ts'
import type { Refused } from '../app/dead-letters.ts'
import { createYielding } from './bodies/yielding.ts'
import { HttpProblem } from './http-problem.ts'
import type { ProblemName } from './problems.ts'
import { PROBLEM_OF_FAULT } from './problem-of-fault.ts'

/** Items of one request that wait for a commit at a time: other requests get their turn in between. */
const AT_ONCE = 500
/** Refused items of one request that are kept, whatever else it holds. */
const KEPT_REFUSALS = 100
/** Warnings that an answer lists. */
const MAX_WARNINGS = 100

type Stored = Extract<IngestOutcome, { readonly kind: 'stored' }>
type Failed = Exclude<IngestOutcome, { readonly kind: 'stored' }>

/** An item whose outcome is awaited. */
interface Pending<S extends Stored> {
  readonly index: number
  readonly bytes: Uint8Array
  readonly outcome: Promise<S | Failed>
}

export interface FailedItem {
  /** Place in the array; of NDJSON, among the lines that are not blank. From 0. */
  readonly index: number
  readonly reason: string
  /** Where in the item; absent where it is the item as a whole. */
  readonly path?: string
  readonly retriable: boolean
}

export interface SettledBatch<S> {
  readonly status: 'success' | 'partial_success' | 'failure'
  readonly summary: {
    readonly received: number
    readonly successful: number
    readonly failed: number
    /** Refused items that were too many to be kept among the refused events; absent if there are none. */
    readonly not_kept?: number
  }
  readonly stored: readonly { readonly index: number; readonly outcome: S }[]
  readonly failed: readonly FailedItem[]
  /** At most 100. */
  readonly warnings: readonly { readonly index: number; readonly message: string }[]
}

/** What a batch needs of its route. */
export interface BatchIntake<R, S extends Stored> {
  /** Reads an item; may be long, so that one large item after the other is read. */
  readonly read: (bytes: Uint8Array) => Promise<R>
  /** Submits what is read. */
  readonly take: (read: Promise<R>, bytes: number) => Promise<S | Failed>
  /** Keeps a refused item; resolves when it is safe. */
  readonly keep: (item: Refused) => Promise<void>
  /** Counts refused items that are not kept. */
  readonly skip: (items: number) => void
}

/**
 * Submits all items of a request and reports what became of each, in their order; `noun` is what a sentence calls one. Other requests get their turn in between.
 * Of refused items the first KEPT_REFUSALS are kept, and of the rest as many as items were stored before: a file that is wrong
 * throughout would otherwise drive out whatever else is kept.
 * @throws HttpProblem 503 where nothing at all could be written: the whole request may as well come again, and clients know
 *   how to repeat that
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
  let kept = 0
  let notKept = 0

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
    const toKeep = refused.slice(0, Math.max(0, KEPT_REFUSALS + stored.length - kept))
    kept += toKeep.length
    notKept += refused.length - toKeep.length
    await Promise.all(toKeep.map(keep))
  }

  let pending: Pending<S>[] = []
  const pause = createYielding()
  for (const bytes of items) {
    const reading = read(bytes)
    pending.push({ index: received++, bytes, outcome: take(reading, bytes.byteLength) })
    // How it went is what the outcome says.
    await reading.catch(() => undefined)
    if (pending.length >= AT_ONCE) {
      await settleAll(pending)
      pending = []
    }
    await pause()
  }
  await settleAll(pending)
  if (notKept > 0) skip(notKept)

  if (stored.length === 0 && failed.length > 0 && failed.every(({ retriable }) => retriable))
    throw new HttpProblem('unavailable', failed[0]!.reason)
  const byIndex = (a: { readonly index: number }, b: { readonly index: number }): number => a.index - b.index
  return {
    status: failed.length === 0 ? 'success' : failed.length === received ? 'failure' : 'partial_success',
    summary: {
      received,
      successful: received - failed.length,
      failed: failed.length,
      ...(notKept === 0 ? {} : { not_kept: notKept }),
    },
    stored: stored.sort(byIndex),
    failed: failed.sort(byIndex),
    warnings: warnings.sort(byIndex).slice(0, MAX_WARNINGS),
  }
}

/** The problem that an event is kept with for another try; undefined where it comes again, or its sender may not send it. */
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
      const { path } = outcome.refusal
      const reason = outcome.refusal.reason.replace(/^the body/, `the ${noun}`)
      return { index, reason, ...(path === undefined ? {} : { path }), retriable: false }
    }
    case 'unavailable':
      return { index, reason: outcome.message, retriable: true }
    case 'failed':
      return {
        index,
        reason: 'it could not be merged; the log of the server has the details',
        retriable: false,
      }
  }
}
