import type { PlanNode, SetNode } from './plan.ts'

/** Whether a part of a plan finds a set by itself, and is not a stage after another part. */
export function isSetNode(node: PlanNode): node is SetNode {
  return !('input' in node)
}
