import type { TextSpan } from '../../diagnostics/span.ts'
import type { PlanNode } from '../plan.ts'

/** A plan in which every span is that of the call, since the reader of the answer has only written the call. */
export const replaceSpans = (node: PlanNode, span: TextSpan): PlanNode => withSpan(node, span) as PlanNode

function withSpan(value: unknown, span: TextSpan): unknown {
  if (Array.isArray(value)) return value.map((item) => withSpan(item, span))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'span' ? span : withSpan(part, span)]),
  )
}
