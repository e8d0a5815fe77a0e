import type { Table } from '../../domain/lineage-graph.ts'
import type { Found } from '../graph/found.ts'

/** What a query comes to: a set, or a table of so many members. */
export type Outcome =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'table'; readonly table: Table; readonly members: number }
