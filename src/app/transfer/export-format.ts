import { createHash } from 'node:crypto'
import type { SavedQuery } from '../../domain/saved-query.ts'
import type { DumpRow } from '../../store/lineage-store.ts'

/** What the first line of an export says it is, and the version of what follows. */
export const FORMAT = 'tributary-graph'
export const FORMAT_VERSION = 3
/** Programs that know no edits read what has none, and so it is with saved queries. */
const WITHOUT_EDITS = 2
const WITHOUT_SAVED = 1

/** The least version that what there is can be read by. */
export const versionFor = (rows: RowCounts): number =>
  rows.Edit !== undefined ? FORMAT_VERSION : rows.SavedQuery !== undefined ? WITHOUT_EDITS : WITHOUT_SAVED

/** The first line of an export. */
export interface ExportHeader {
  readonly format: typeof FORMAT
  readonly version: number
  /** Version of the producer rules by which the graph was derived. */
  readonly habits: number
  readonly rows: RowCounts
}

/** Rows by label, by type, aggregates, and saved queries (`SavedQuery`). */
export type RowCounts = { readonly [sort: string]: number }

/** The last line of an export: that all before it is there and as it was written. */
export interface ExportTrailer {
  readonly end: typeof FORMAT
  readonly rows: number
  /** SHA-256 over the bytes of all lines before, line feeds among them, in hexadecimal. */
  readonly sha256: string
}

export function sortOf(item: ExportItem): string {
  if (item.kind === 'saved') return 'SavedQuery'
  if (item.kind === 'aggregate') return 'Aggregate'
  return item.kind === 'node' ? item.row.label : item.row.type
}

/** What a line carries: a row of the graph, or a saved query, which stand after all rows. */
export type ExportItem = DumpRow | { readonly kind: 'saved'; readonly query: SavedQuery }

/** A digest over lines as they are written. */
export function createDigest() {
  const hash = createHash('sha256')
  return {
    add: (line: string | Uint8Array): void => void hash.update(line).update('\n'),
    hex: (): string => hash.digest('hex'),
  }
}
