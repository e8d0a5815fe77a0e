import type { AnswerWindow } from '../domain/lineage-graph.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { PlanNode, Window } from './plan.ts'

/**
 * The windows of the walks of a query, without those inside selectors. For a comparison, those of one of its two sides.
 */
export function windowsOf(node: PlanNode, side: 'before' | 'after' = 'after'): readonly Window[] {
  switch (node.kind) {
    case 'select':
      return []
    case 'walk':
    case 'paths':
      return [node.window]
    case 'cycles':
      return node.in === undefined ? [] : windowsOf(node.in, side)
    case 'ends':
      return windowsOf(node.of, side)
    case 'combine':
      return [...windowsOf(node.left, side), ...windowsOf(node.right, side)]
    case 'changes':
      return windowsOf(node[side])
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show':
      return windowsOf(node.input, side)
    default:
      return assertNever(node)
  }
}

/** The common window of these walks: undefined if none has bounds, `several` if they differ. */
export function answerWindow(windows: readonly Window[]): AnswerWindow | undefined | 'several' {
  const [first] = windows
  if (first === undefined) return undefined
  if (windows.some((w) => !sameWindow(w, first))) return 'several'
  const { since, until, asOf, wholeDays } = first
  if (since === undefined && until === undefined && asOf === undefined) return undefined
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(asOf === undefined ? {} : { asOf }),
    resolution: wholeDays ? 'day' : 'exact',
  }
}

/** Whether a query is a comparison, whose answer states the windows of both sides. */
export function isComparison(node: PlanNode): boolean {
  switch (node.kind) {
    case 'changes':
      return true
    case 'select':
    case 'walk':
    case 'paths':
      return false
    case 'cycles':
      return node.in !== undefined && isComparison(node.in)
    case 'ends':
      return isComparison(node.of)
    case 'combine':
      return isComparison(node.left) || isComparison(node.right)
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show':
      return isComparison(node.input)
    default:
      return assertNever(node)
  }
}

const sameWindow = (a: Window, b: Window): boolean =>
  a.since === b.since && a.until === b.until && a.asOf === b.asOf && a.wholeDays === b.wholeDays
