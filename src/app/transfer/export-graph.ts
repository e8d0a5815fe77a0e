import { isOwnRecord } from '../../domain/edit.ts'
import { createBaseRowFilter } from '../../domain/merge/base-rows.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { StoreUnavailable, type DumpRow, type LineageStore } from '../../store/lineage-store.ts'
import {
  createDigest,
  FORMAT,
  sortOf,
  versionFor,
  type ExportHeader,
  type ExportTrailer,
} from './export-format.ts'
import { allSaved, lineOfSaved } from './saved-line.ts'
import { lineOfRow } from './row-line.ts'

export interface ExportOptions {
  readonly store: Pick<LineageStore, 'snapshot' | 'savedQueries'>
  /** The version of the producer rules that derived the graph. */
  readonly rulesVersion: number
  /** Takes a line without its line feed; resolves when it can take more. */
  readonly write: (line: string) => Promise<void> | void
  /** Called for each written row, with the total number. */
  readonly onRow?: (written: number, all: number) => void
}

/**
 * Writes the base data of a graph, and the saved queries, as lines: a header, every row, a trailer. Equal data gives equal bytes,
 * whichever store has it. Holds one row at a time. On Neo4j, writers wait during the export. Returns the number of rows.
 * @throws StoreUnavailable if the graph changed during the export; then the trailer is missing
 */
export function exportGraph({ store, rulesVersion, write, onRow }: ExportOptions): Promise<number> {
  return store.snapshot(async (dump) => {
    const saved = await allSaved(store.savedQueries)
    const counts = await countBaseRows(dump)
    if (saved.length > 0) counts.SavedQuery = saved.length
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const header: ExportHeader = {
      format: FORMAT,
      version: versionFor(counts),
      habits: rulesVersion,
      rows: counts,
    }
    const digest = createDigest()
    const put = async (line: string): Promise<void> => {
      digest.add(line)
      await write(line)
    }
    await put(JSON.stringify(header))
    let rows = 0
    const putRow = async (line: string): Promise<void> => {
      await put(line)
      rows++
      onRow?.(rows, all)
    }
    for await (const row of baseRowsOf(dump)) await putRow(lineOfRow(row))
    for (const query of saved) await putRow(lineOfSaved(query))
    if (rows !== all) throw new StoreUnavailable('the graph changed while it was being exported: try again')
    await write(canonicalJson({ end: FORMAT, rows, sha256: digest.hex() } satisfies ExportTrailer))
    return rows
  })
}

type Dump = LineageStore['dump']

async function countBaseRows(dump: Dump): Promise<{ [sort: string]: number }> {
  const counts: { [sort: string]: number } = {}
  for await (const row of baseRowsOf(dump)) {
    const sort = sortOf(row)
    counts[sort] = (counts[sort] ?? 0) + 1
  }
  return counts
}

/** The rows that are not derived from others, in the order of dumps. */
async function* baseRowsOf(dump: Dump): AsyncGenerator<DumpRow, void, undefined> {
  const baseRow = createBaseRowFilter()
  for await (const row of dump()) {
    if (row.kind === 'node' && isOwnRecord(row.row)) continue
    const base = baseRow(row)
    if (base !== undefined) yield base
  }
}
