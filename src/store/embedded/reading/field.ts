import type { FieldValue } from '../../../domain/lineage-graph.ts'

/**
 * What reads one field of a node, by its number; undefined where the node has it absent. `members` are those of its
 * identity group, the canonical one first: of what has no groups it is the node alone.
 */
export type Field = (n: number, members: readonly number[]) => FieldValue | undefined
export type Fields = { readonly [field: string]: Field }
