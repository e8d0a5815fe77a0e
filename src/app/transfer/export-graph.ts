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
  /** Version of the producer rules that derived the graph. */
  readonly rulesVersion: number
  /** Takes a line, without its line feed; resolves when it wants more. */
  readonly write: (line: string) => Promise<void> | void
  /** Told of each row that is written, and of how many there are. */
  readonly onRow?: (written: number, all: number) => void
}

/**
 * Writes the truth of a graph as lines, and the saved queries: a header, every row, a trailer. The same truth gives the same bytes, whichever store
 * it lies in. Holds one row at a time; on Neo4j, writers of the graph wait meanwhile. Returns how many rows it wrote.
 * @throws StoreUnavailable if the graph changed meanwhile: then the trailer is missing
 */
export function exportGraph({ store, rulesVersion, write, onRow }: ExportOptions): Promise<number> {
  return store.snapshot(async (dump) => {
    const saved = await allSaved(store.savedQueries)
    const counts = await countRows(dump)
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
    for await (const row of truthOf(dump)) await putRow(lineOfRow(row))
    for (const query of saved) await putRow(lineOfSaved(query))
    if (rows !== all) throw new StoreUnavailable('the graph changed while it was being exported: try again')
    await write(canonicalJson({ end: FORMAT, rows, sha256: digest.hex() } satisfies ExportTrailer))
    return rows
  })
}

type Dump = LineageStore['dump']

async function countRows(dump: Dump): Promise<{ [sort: string]: number }> {
  const counts: { [sort: string]: number } = {}
  for await (const row of truthOf(dump)) {
    const sort = sortOf(row)
    counts[sort] = (counts[sort] ?? 0) + 1
  }
  return counts
}

/** The rows that carry the truth of the graph, in the order of dumps. */
async function* truthOf(dump: Dump): AsyncGenerator<DumpRow, void, undefined> {
  const keep = createBaseRowFilter()
  for await (const row of dump()) {
    if (row.kind === 'node' && isOwnRecord(row.row)) continue
    const truth = keep(row)
    if (truth !== undefined) yield truth
  }
}
