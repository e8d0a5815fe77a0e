import type { NodeJson } from './answer-json.ts'
import { printableName } from './printable.ts'

/**
 * A node's name as people say it, in one line: a column is `email of crm.users`, a run or operation
 * `load_orders 2026-11-20 06:00:01` by its job and start, all others go by their name.
 */
export function nodeLabel(node: NodeJson): string {
  const { name, dataset } = node
  if (dataset !== undefined) return `${printableName(name)} of ${printableName(dataset.name)}`
  const at = isWork(node) ? node['startedAt'] : undefined
  return typeof at === 'string'
    ? `${printableName(name)} ${at.slice(0, 19).replace('T', ' ')}`
    : printableName(name)
}

/** Whether it is one execution of a job, or a part of one. */
export const isWork = ({ kind }: NodeJson): boolean => kind === 'run' || kind === 'operation'

/** What works on data, and is no data itself. */
export const isDoer = (node: NodeJson): boolean => node.kind === 'job' || isWork(node)
