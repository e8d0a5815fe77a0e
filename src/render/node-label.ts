import type { NodeJson } from './answer-json.ts'
import { printableName } from './printable.ts'

/** A node's name as people say it, in one line: a column is `email of crm.users`, all others go by their name. */
export const nodeLabel = ({ name, dataset }: NodeJson): string =>
  dataset === undefined ? printableName(name) : `${printableName(name)} of ${printableName(dataset.name)}`
