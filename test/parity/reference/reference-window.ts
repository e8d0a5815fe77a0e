import type { Span } from '../../../src/domain/span.ts'
import type { Via, Window } from '../../../src/query/plan.ts'
import type { WorldEdge } from './world.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const FOREVER_MS = Date.parse('9999-12-31T23:59:59.999Z')

/** Whether an answer under this window may show a time, by the definition of the language. */
export const tells = (at: number, { asOf }: Window): boolean =>
  at !== FOREVER_MS && (asOf === undefined || at <= asOf)

/** Whether an execution with this span counts in the window. */
export function inWindow(span: Span, { since, until, asOf, wholeDays }: Window): boolean {
  if (asOf !== undefined && span.firstAt > asOf) return false
  const end = Math.min(until ?? Infinity, asOf ?? Infinity)
  if (!wholeDays) return span.lastAt >= (since ?? -Infinity) && span.firstAt <= end
  const first = Math.floor(since! / DAY_MS)
  const last = Math.floor(end / DAY_MS)
  for (let i = 0; i < span.days.length; i += 2)
    if (span.days[i]! <= last && span.days[i + 1]! >= first) return true
  return false
}

/** Whether a row counts: its time, basis and transformation together. */
export function counts(edge: WorldEdge, window: Window, via: Via): boolean {
  const type = edge.transformation?.type ?? 'DIRECT'
  const masking = edge.transformation?.masking ?? false
  if (via.transformation !== undefined && !via.transformation.includes(type)) return false
  if (via.masking !== undefined && via.masking !== masking) return false
  if (via.basis !== undefined) {
    const span = edge[via.basis]
    return span !== undefined && inWindow(span, window)
  }
  const { stated, inferred } = edge
  if (stated === undefined || inferred === undefined) return inWindow((stated ?? inferred)!, window)
  const days: number[] = []
  for (const span of [stated, inferred]) days.push(...span.days)
  const all = {
    firstAt: Math.min(stated.firstAt, inferred.firstAt),
    lastAt: Math.max(stated.lastAt, inferred.lastAt),
    days,
  }
  return inWindow(all, window)
}
