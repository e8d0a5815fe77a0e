import type { Query } from '../ast.ts'
import type { Lines } from './lines.ts'
import type { Printer } from './printer.ts'

/** What every part that is laid out may need: the printer on one line, and queries, which contain all else. */
export interface Layout {
  readonly printer: Printer
  readonly query: (query: Query, width: number) => Lines
}
