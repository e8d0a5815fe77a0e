import type { AnswerWindow } from '../domain/lineage-graph.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { PlanNode, Window } from './plan.ts'

/**
 * The windows of the walks that a query is made of; those inside selectors are not the answer's. Of a comparison they are
 * those of one of its looks.
 */
export function windowsOf(node: PlanNode, look: 'before' | 'after' = 'after'): readonly Window[] {
  switch (node.kind) {
    case 'select':
      return []
    case 'walk':
    case 'paths':
      return [node.window]
    case 'cycles':
      return node.in === undefined ? [] : windowsOf(node.in, look)
    case 'ends':
      return windowsOf(node.of, look)
    case 'combine':
      return [...windowsOf(node.left, look), ...windowsOf(node.right, look)]
    case 'changes':
      return windowsOf(node[look])
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show':
      return windowsOf(node.input, look)
    default:
      return assertNever(node)
  }
}

/** The one window of these walks: undefined where none has bounds, `several` where they differ. */
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

/** Whether a query compares two looks, whose windows are to be told both. */
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
