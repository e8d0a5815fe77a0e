import { assertNever } from '../lib/assert-never.ts'
import type { PlanNode } from './plan.ts'

/** Whether a part of a plan contains a walk, so that its set has crossed edges; else it is a selection. */
export function hasWalk(node: PlanNode): boolean {
  switch (node.kind) {
    case 'select':
      return false
    case 'walk':
    case 'paths':
      return true
    case 'cycles':
      return node.in !== undefined && hasWalk(node.in)
    case 'ends':
      return hasWalk(node.of)
    case 'changes':
      return hasWalk(node.after)
    case 'combine':
      return hasWalk(node.left) || hasWalk(node.right)
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show':
      return hasWalk(node.input)
    default:
      return assertNever(node)
  }
}
