import { isExecution } from './causal/is-causal.ts'
import type { FoundKind } from './graph/found.ts'
import type { PlanNode, Selection } from './plan.ts'
import { assertNever } from '../lib/assert-never.ts'

/** The kinds of node that may be members of a plan's set, as far as the form of the plan tells. */
export function kindsOf(node: PlanNode): ReadonlySet<FoundKind> {
  switch (node.kind) {
    case 'select':
      return kindsOfSelection(node.selection)
    case 'walk': {
      const { at } = node
      const kinds = new Set<FoundKind>(at === 'job' || isExecution(at) ? ['dataset', at] : [at])
      // If only datasets or columns are shown, a job or execution is a start node, and a member if starts are.
      if (node.includingStart && (at === 'dataset' || at === 'column'))
        for (const kind of kindsOf(node.starts)) if (kind === 'job' || isExecution(kind)) kinds.add(kind)
      return kinds
    }
    case 'paths': {
      const { at } = node
      if (at === 'job' || isExecution(at)) return new Set(['dataset', at])
      const kinds = new Set<FoundKind>([at])
      // If only datasets or columns are shown, a job or execution is an end node, or a start node.
      for (const set of [node.to, ...(node.includingStart ? [node.from] : [])])
        for (const kind of kindsOf(set)) if (kind === 'job' || isExecution(kind)) kinds.add(kind)
      return kinds
    }
    case 'cycles':
      return node.in === undefined ? new Set(['dataset']) : kindsOf(node.in)
    case 'ends':
      return kindsOf(node.of)
    case 'combine': {
      const left = kindsOf(node.left)
      if (node.op === 'except') return left
      const right = kindsOf(node.right)
      if (node.op === 'union') return new Set([...left, ...right])
      return new Set([...left].filter((kind) => right.has(kind)))
    }
    case 'changes':
      return new Set([...kindsOf(node.before), ...kindsOf(node.after)])
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show':
      return kindsOf(node.input)
    default:
      return assertNever(node)
  }
}

function kindsOfSelection(selection: Selection): ReadonlySet<FoundKind> {
  switch (selection.kind) {
    case 'ids':
      return new Set([selection.of])
    case 'datasets':
      return new Set(['dataset'])
    case 'jobs':
      return new Set(['job'])
    case 'columns':
      return new Set(['column'])
    case 'runs':
      return new Set(['run'])
    case 'list':
      return new Set(selection.items.flatMap((item) => [...kindsOf(item)]))
    default:
      return assertNever(selection)
  }
}
