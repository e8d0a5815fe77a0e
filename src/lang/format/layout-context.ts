import type { Query } from '../ast.ts'
import type { Lines } from './lines.ts'
import type { Printer } from './printer.ts'

/** What the layout functions share: the one-line printer, and the layout of queries, which can contain everything else. */
export interface LayoutContext {
  readonly printer: Printer
  readonly query: (query: Query, width: number) => Lines
}
