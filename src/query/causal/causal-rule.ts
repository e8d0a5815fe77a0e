/**
 * The causal rule (language: "Granularity"), once for both stores: which writes a read may have seen. A dataset stands
 * for its identity group here, and only operations that count are asked about.
 */
import type { Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'

/** What is known of an operation's time. */
export interface OperationTiming {
  readonly id: Id
  readonly startedAt: Instant
  /** Absent while it is unfinished. */
  readonly endedAt?: Instant
  readonly status?: string
  /** The earliest end of a Run above it. */
  readonly runEndedAt?: Instant
}

/** An operation's reading or writing of one dataset: from when to when it may have seen, or changed, what is there. */
export interface Access {
  /** Absent where a dataset is the start of a walk. */
  readonly operation?: Id
  readonly from: Instant
  readonly to: Instant
}

export interface Write extends Access {
  /** Whether it leaves nothing of what was there before, and is known to have been done. */
  readonly hides: boolean
}

/** When an operation worked, as it reads at an instant: an unfinished one until then, or until a Run above it had ended. */
export function accessOf(execution: OperationTiming, at: Instant): Access & { readonly operation: Id } {
  const { id, startedAt, endedAt, runEndedAt } = execution
  const by = (end: Instant | undefined): Instant | undefined =>
    end !== undefined && end <= at ? end : undefined
  return { operation: id, from: startedAt, to: Math.max(startedAt, by(endedAt) ?? by(runEndedAt) ?? at) }
}

/** The same of one of its writes. Only what had succeeded by then hides anything. */
export function writeOf(execution: OperationTiming, replaces: boolean, at: Instant): Write & { readonly operation: Id } {
  const done = execution.status === 'succeeded' && execution.endedAt !== undefined && execution.endedAt <= at
  return { ...accessOf(execution, at), hides: replaces && done }
}

/** A dataset as start counts as read when the window ends, that instant included; without an end it sees everything. */
export const readAtEnd = (end: Instant | undefined): Access =>
  end === undefined ? { from: Infinity, to: Infinity } : { from: end, to: end + 1 }

/** A dataset as start is followed to every read: nothing hides it. */
export const everWritten: Write = { from: -Infinity, to: Infinity, hides: false }

/** Whether a read is linked to a write, `others` being writes of the same dataset. */
export function isLinked(write: Write, read: Access, others: Iterable<Write>): boolean {
  if (!mayHaveSeen(write, read)) return false
  for (const other of others) if (isHidden(write, read, other)) return false
  return true
}

/** Whether the write began before the read ended; no operation sees its own. */
export function mayHaveSeen(write: Write, read: Access): boolean {
  const own = write.operation !== undefined && write.operation === read.operation
  return !own && write.from < read.to
}

/** Whether another write, which came after the one and was done before the read, hides the one from the read. */
export function isHidden(write: Write, read: Access, other: Write): boolean {
  if (!other.hides || other.operation === write.operation || other.operation === read.operation) return false
  return other.from >= write.to && other.to <= read.from && !isEarlier(other, write)
}

/** Of two replacing writes of one instant the lesser id is the earlier. */
const isEarlier = (one: Write, than: Write): boolean =>
  than.hides && than.from >= one.to && one.operation! < than.operation!
