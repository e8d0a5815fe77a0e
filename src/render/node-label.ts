import type { NodeJson } from './answer-json.ts'
import { printableName } from './printable.ts'

/**
 * A readable one-line name of a node: `email of crm.users` for a column, `load_orders 2026-11-20 06:00:01` (job and
 * start) for a run or operation, and the plain name for all others.
 */
export function nodeLabel(node: NodeJson): string {
  const { name, dataset } = node
  if (dataset !== undefined) return `${printableName(name)} of ${printableName(dataset.name)}`
  const at = isExecution(node) ? node['startedAt'] : undefined
  return typeof at === 'string'
    ? `${printableName(name)} ${at.slice(0, 19).replace('T', ' ')}`
    : printableName(name)
}

/** Whether the node is an execution of a job, or a part of one. */
export const isExecution = ({ kind }: NodeJson): boolean => kind === 'run' || kind === 'operation'

/** Whether the node processes data: a job, run or operation. */
export const isActivity = (node: NodeJson): boolean => node.kind === 'job' || isExecution(node)
