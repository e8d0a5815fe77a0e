import type { AnswerWindow } from '../domain/lineage-graph.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { PlanNode, Window } from './plan.ts'

/** The windows of the walks that a query is made of; those inside selectors are not the answer's. */
export function windowsOf(node: PlanNode): readonly Window[] {
  switch (node.kind) {
    case 'select':
      return []
    case 'walk':
    case 'paths':
      return [node.window]
    case 'cycles':
      return node.in === undefined ? [] : windowsOf(node.in)
    case 'ends':
      return windowsOf(node.of)
    case 'combine':
      return [...windowsOf(node.left), ...windowsOf(node.right)]
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show':
      return windowsOf(node.input)
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

const sameWindow = (a: Window, b: Window): boolean =>
  a.since === b.since && a.until === b.until && a.asOf === b.asOf && a.wholeDays === b.wholeDays
