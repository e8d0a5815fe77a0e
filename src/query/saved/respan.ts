import type { TextSpan } from '../../diagnostics/span.ts'
import type { PlanNode } from '../plan.ts'

/** A plan whose places in a saved text are all the place of its call, which is what the reader of an answer has written. */
export const respan = (node: PlanNode, span: TextSpan): PlanNode => respanned(node, span) as PlanNode

function respanned(value: unknown, span: TextSpan): unknown {
  if (Array.isArray(value)) return value.map((item) => respanned(item, span))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'span' ? span : respanned(part, span)]),
  )
}
