import type { Table } from '../../domain/lineage-graph.ts'
import type { Found } from '../graph/found.ts'

/** The result of a query: a set, or a table with the number of members that it is about. */
export type Outcome =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'table'; readonly table: Table; readonly members: number }
