import type { NodeJson } from './answer-json.ts'

/** A node's name as people say it: a column is `email of crm.users`, all others go by their name. */
export const nodeLabel = (node: NodeJson): string =>
  node.dataset === undefined ? node.name : `${node.name} of ${node.dataset.name}`
