import { createHash } from 'node:crypto'
import type { SavedQuery } from '../../domain/saved-query.ts'
import type { DumpRow } from '../../store/lineage-store.ts'

/** The format and version in the first line of an export. */
export const FORMAT = 'tributary-graph'
export const FORMAT_VERSION = 3
/** Programs of these versions can read exports without edits, and without saved queries. */
const WITHOUT_EDITS = 2
const WITHOUT_SAVED = 1

/** The oldest format version that can represent these rows. */
export const versionFor = (rows: RowCounts): number =>
  rows.Edit !== undefined ? FORMAT_VERSION : rows.SavedQuery !== undefined ? WITHOUT_EDITS : WITHOUT_SAVED

/** The first line of an export. */
export interface ExportHeader {
  readonly format: typeof FORMAT
  readonly version: number
  /** The version of the producer rules that derived the graph. */
  readonly habits: number
  readonly rows: RowCounts
}

/** Row counts by node label, edge type, `Aggregate` and `SavedQuery`. */
export type RowCounts = { readonly [sort: string]: number }

/** The last line of an export, which proves that all lines before it are present and unchanged. */
export interface ExportTrailer {
  readonly end: typeof FORMAT
  readonly rows: number
  /** SHA-256 of the bytes of all lines before, including line feeds, in hexadecimal. */
  readonly sha256: string
}

export function sortOf(item: ExportItem): string {
  if (item.kind === 'saved') return 'SavedQuery'
  if (item.kind === 'aggregate') return 'Aggregate'
  return item.kind === 'node' ? item.row.label : item.row.type
}

/** The content of a line: a row of the graph, or a saved query; these come after all rows. */
export type ExportItem = DumpRow | { readonly kind: 'saved'; readonly query: SavedQuery }

/** A digest over lines as they are written. */
export function createDigest() {
  const hash = createHash('sha256')
  return {
    add: (line: string | Uint8Array): void => void hash.update(line).update('\n'),
    hex: (): string => hash.digest('hex'),
  }
}
