/**
 * The causal rule (language reference, "Granularity"): which writes a read may have seen. Both stores use this definition. A
 * dataset here represents its identity group, and only operations that count are passed in.
 */
import type { Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'

/** When an operation ran, and whether it succeeded. */
export interface OperationTiming {
  readonly id: Id
  readonly startedAt: Instant
  /** Absent while the operation is unfinished. */
  readonly endedAt?: Instant
  readonly status?: string
  /** The earliest end of a run that contains the operation. */
  readonly runEndedAt?: Instant
}

/** A read or write of one dataset by an operation, with the time in which it may have seen or changed the data. */
export interface Access {
  /** Absent for a dataset as the start of a walk. */
  readonly operation?: Id
  readonly from: Instant
  readonly to: Instant
}

export interface Write extends Access {
  /** Whether it replaced all earlier data, and is known to have succeeded. */
  readonly hides: boolean
}

/** When an operation ran, as of an instant: an unfinished one lasts until then, or until a run that contains it ended. */
export function accessOf(execution: OperationTiming, at: Instant): Access & { readonly operation: Id } {
  const { id, startedAt, endedAt, runEndedAt } = execution
  const by = (end: Instant | undefined): Instant | undefined =>
    end !== undefined && end <= at ? end : undefined
  return { operation: id, from: startedAt, to: Math.max(startedAt, by(endedAt) ?? by(runEndedAt) ?? at) }
}

/** The same for one of its writes. A write hides earlier ones only if it had succeeded by then. */
export function writeOf(
  execution: OperationTiming,
  replaces: boolean,
  at: Instant,
): Write & { readonly operation: Id } {
  const done = execution.status === 'succeeded' && execution.endedAt !== undefined && execution.endedAt <= at
  return { ...accessOf(execution, at), hides: replaces && done }
}

/** A dataset as start counts as read at the end of the window, inclusive. Without an end it sees every write. */
export const readAtEnd = (end: Instant | undefined): Access =>
  end === undefined ? { from: Infinity, to: Infinity } : { from: end, to: end + 1 }

/** A dataset as start of a downstream walk: every read sees it, and nothing hides it. */
export const everWritten: Write = { from: -Infinity, to: Infinity, hides: false }

/** Whether a read is linked to a write. `others` are writes of the same dataset. */
export function isLinked(write: Write, read: Access, others: Iterable<Write>): boolean {
  if (!mayHaveSeen(write, read)) return false
  for (const other of others) if (isHidden(write, read, other)) return false
  return true
}

/** Whether the write started before the read ended. An operation does not see its own write. */
export function mayHaveSeen(write: Write, read: Access): boolean {
  const own = write.operation !== undefined && write.operation === read.operation
  return !own && write.from < read.to
}

/** Whether `other` came after the write, was done before the read, and so hides the write from the read. */
export function isHidden(write: Write, read: Access, other: Write): boolean {
  if (!other.hides || other.operation === write.operation || other.operation === read.operation) return false
  return other.from >= write.to && other.to <= read.from && !isEarlier(other, write)
}

/** Of two replacing writes at the same instant, the one with the lesser id is the earlier. */
const isEarlier = (one: Write, than: Write): boolean =>
  than.hides && than.from >= one.to && one.operation! < than.operation!
