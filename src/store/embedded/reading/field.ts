import type { FieldValue } from '../../../domain/lineage-graph.ts'

/** What reads one field of a node, by its number; undefined where the node has it absent. */
export type Field = (n: number) => FieldValue | undefined
export type Fields = { readonly [field: string]: Field }
