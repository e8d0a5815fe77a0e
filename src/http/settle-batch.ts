import type { IngestOutcome } from '../app/create-ingest.ts'
import type { Refused } from '../app/dead-letters.ts'
import { HttpProblem } from './http-problem.ts'
import type { ProblemName } from './problems.ts'
import { PROBLEM_OF_FAULT } from './problem-of-fault.ts'
import type { BatchItem } from './split-events.ts'

/** Items of one request that wait for a commit at a time: other requests get their turn in between. */
const AT_ONCE = 500
/** Warnings that an answer lists. */
const MAX_WARNINGS = 100

type Stored = Extract<IngestOutcome, { readonly kind: 'stored' }>
type Failed = Exclude<IngestOutcome, { readonly kind: 'stored' }>

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
  readonly summary: { readonly received: number; readonly successful: number; readonly failed: number }
  readonly stored: readonly { readonly index: number; readonly outcome: S }[]
  readonly failed: readonly FailedItem[]
  /** At most 100. */
  readonly warnings: readonly { readonly index: number; readonly message: string }[]
}

/**
 * Submits all items of a request and tells what became of each, in their order.
 * @throws HttpProblem 503 where nothing at all could be written: the whole request may as well come again, and clients know
 *   how to repeat that
 */
export async function settleBatch<S extends Stored>(
  items: Iterable<BatchItem>,
  submit: (value: unknown, bytes: number) => Promise<S | Failed>,
  onRefused: (item: Refused) => Promise<void>,
): Promise<SettledBatch<S>> {
  const stored: { index: number; outcome: S }[] = []
  const failed: FailedItem[] = []
  const warnings: { index: number; message: string }[] = []
  const commitWarnings = new Set<string>()
  let received = 0

  const settle = async (index: number, value: unknown, outcome: Promise<S | Failed>): Promise<void> => {
    const settled = await outcome
    if (settled.kind !== 'stored') {
      const item = failure(index, settled)
      failed.push(item)
      const problem = problemOf(settled)
      if (problem !== undefined) {
        const { reason, path } = item
        await onRefused({ problem, reason, ...(path === undefined ? {} : { path }), body: { value } })
      }
      return
    }
    stored.push({ index, outcome: settled })
    for (const message of settled.warnings) warnings.push({ index, message })
    for (const message of settled.commitWarnings)
      if (!commitWarnings.has(message)) {
        commitWarnings.add(message)
        warnings.push({ index, message })
      }
  }

  let pending: Promise<void>[] = []
  for (const item of items) {
    const index = received++
    if (item.kind === 'malformed') {
      failed.push({ index, reason: item.reason, retriable: false })
      pending.push(onRefused({ problem: 'malformed-body', reason: item.reason, body: item.line }))
    } else pending.push(settle(index, item.value, submit(item.value, item.bytes)))
    if (pending.length >= AT_ONCE) {
      await Promise.all(pending)
      pending = []
    }
  }
  await Promise.all(pending)

  if (stored.length === 0 && failed.length > 0 && failed.every(({ retriable }) => retriable))
    throw new HttpProblem('unavailable', failed[0]!.reason)
  const byIndex = (a: { readonly index: number }, b: { readonly index: number }): number => a.index - b.index
  return {
    status: failed.length === 0 ? 'success' : failed.length === received ? 'failure' : 'partial_success',
    summary: { received, successful: received - failed.length, failed: failed.length },
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

function failure(index: number, outcome: Failed): FailedItem {
  switch (outcome.kind) {
    case 'refused': {
      const { reason, path } = outcome.refusal
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
