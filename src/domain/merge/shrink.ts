import type { Id } from '../ids.ts'
import type { Basis } from '../lineage-graph.ts'
import type { Touching } from '../merge-protocol.ts'
import { unionDays, unionSpan, withoutDays, type Span } from '../span.ts'
import { DAY, dayOf } from '../time.ts'
import type { Contribution, RollupKey } from './contribution.ts'

/** What one operation contributed to one part of a roll-up before, and what it contributes now. */
export interface PartChange {
  readonly before?: Span
  readonly after?: Span
}

/** The operations behind a roll-up, except those that change, with their contributions. */
export interface Supporters {
  /** The spans of this part that overlap these days. */
  spans(key: RollupKey, id: Id, basis: Basis, firstDay: number, lastDay: number): readonly Span[]
}

/** Whether a change retracts something. */
export const takesBack = ({ before, after }: PartChange): boolean =>
  before !== undefined &&
  (after === undefined || after.firstAt > before.firstAt || after.lastAt < before.lastAt)

/** A part to which operations only add. */
export function grown(part: Span | undefined, added: readonly Span[]): Span | undefined {
  return added.reduce<Span | undefined>(
    (all, span) => (all === undefined ? span : unionSpan(all, span)),
    part,
  )
}

/**
 * A part after a retraction. The lost days are recomputed, and the first or last remaining day if the first or last
 * instant was lost. `given` are the current spans of the changed operations.
 */
export function shrunk(
  part: Span,
  changes: readonly PartChange[],
  given: readonly Span[],
  others: (firstDay: number, lastDay: number) => readonly Span[],
): Span | undefined {
  const lost = changes.filter(takesBack)
  const lostDays = lost.reduce<readonly number[]>(
    (days, { before, after }) => unionDays(days, withoutDays(before!.days, after?.days ?? [])),
    [],
  )
  const supported: Span[] = [...given]
  for (let i = 0; i + 1 < lostDays.length; i += 2) supported.push(...others(lostDays[i]!, lostDays[i + 1]!))
  const days = supported.reduce((all, span) => unionDays(all, span.days), withoutDays(part.days, lostDays))
  if (days.length === 0) return undefined
  const first = days[0]!
  const last = days.at(-1)!
  const firstLost = lost.some(
    ({ before, after }) =>
      before!.firstAt === part.firstAt && (after === undefined || after.firstAt > part.firstAt),
  )
  const lastLost = lost.some(
    ({ before, after }) =>
      before!.lastAt === part.lastAt && (after === undefined || after.lastAt < part.lastAt),
  )
  const onFirst = firstLost ? [...supported, ...others(first, first)] : supported
  const onLast = lastLost ? [...supported, ...others(last, last)] : supported
  return {
    firstAt: least(firstLost ? Infinity : part.firstAt, onFirst),
    lastAt: greatest(lastLost ? -Infinity : part.lastAt, onLast),
    days,
  }
}

const least = (at: number, spans: readonly Span[]): number =>
  spans.reduce((min, { firstAt }) => Math.min(min, firstAt), at)
const greatest = (at: number, spans: readonly Span[]): number =>
  spans.reduce((max, { lastAt }) => Math.max(max, lastAt), at)

/** The interactions of the operations behind a roll-up on these days. */
export function interactionsBehind(key: RollupKey, firstDay: number, lastDay: number): readonly Touching[] {
  const when = { from: firstDay * DAY, to: (lastDay + 1) * DAY - 1 }
  switch (key.type) {
    case 'DERIVED_FROM': {
      const ofJob = key.jobId === undefined ? {} : { jobId: key.jobId }
      return [{ type: 'WROTE', datasetId: key.target, ...ofJob, ...when }]
    }
    case 'READS':
      return [{ type: 'READ', datasetId: key.member, jobId: key.jobId, ...when }]
    case 'WRITES':
      return [{ type: 'WROTE', datasetId: key.member, jobId: key.jobId, ...when }]
    case 'HAS_SCHEMA': {
      const types = key.role === 'read' ? READ : key.role === 'written' ? WROTE : [...READ, ...WROTE]
      return types.map((type) => ({ type, datasetId: key.member, ...when }))
    }
  }
}

const READ = ['READ'] as const
const WROTE = ['WROTE'] as const

/** Whether a contribution is to this part and overlaps these days. */
export function touches(
  { basis, span }: Pick<Contribution, 'basis' | 'span'>,
  wanted: Basis,
  firstDay: number,
  lastDay: number,
): boolean {
  return basis === wanted && dayOf(span.firstAt) <= lastDay && dayOf(span.lastAt) >= firstDay
}
