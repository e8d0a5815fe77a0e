import { isOwnRecord } from '../../domain/edit.ts'
import { redactRow } from '../../domain/redact/redact-row.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { SavedQuery } from '../../domain/saved-query.ts'
import { StoreUnusable, type DumpRow, type LineageStore } from '../../store/lineage-store.ts'
import type { SavedQueryStore } from '../../store/saved-query-store.ts'
import {
  createDigest,
  FORMAT,
  FORMAT_VERSION,
  sortOf,
  type ExportHeader,
  type ExportItem,
  type RowCounts,
} from './export-format.ts'
import { lineOfSaved, savedOfLine } from './saved-line.ts'
import { rowOfLine } from './row-line.ts'

/** The export cannot be imported. The message says where and why, as a sentence. */
export class UnusableExport extends Error {
  override readonly name = 'UnusableExport'
}

/** A line of the file, and its number, starting from 1. */
export interface ExportLine {
  readonly bytes: Uint8Array
  readonly number: number
}

export interface ImportOptions {
  readonly store: Pick<LineageStore, 'restore' | 'savedQueries' | 'dump'>
  /** The version of this program's producer rules. */
  readonly rulesVersion: number
  /** Reads the file from its start. The file is read twice, so that nothing is written of an incomplete one. */
  readonly read: () => AsyncIterable<ExportLine>
  readonly onProgress?: (stage: 'checking' | 'writing', rows: number, all: number) => void
}

/**
 * Checks an export to its end, then imports it into the store. Returns the number of rows.
 * @throws UnusableExport if the file is not an export, damaged, cut off, or of a later version; then nothing is written
 * @throws StoreUnusable if the store is not empty, or has a different saved query of the same name; then nothing is written
 */
export async function importGraph({ store, rulesVersion, read, onProgress }: ImportOptions): Promise<number> {
  const { header, saved } = await checkExport(read(), rulesVersion, (rows, all) =>
    onProgress?.('checking', rows, all),
  )
  const all = sum(header.rows)
  async function* rows(): AsyncGenerator<DumpRow, void, undefined> {
    let count = 0
    for await (const line of read()) {
      if (line.number === 1) continue
      const value = parse(line)
      if (isEnd(value)) break
      const item = itemIn(value, line.number)
      // An export of an older version may have secrets.
      if (item.kind !== 'saved') yield redactRow(item)
      count++
      onProgress?.('writing', count, all)
    }
    if (count !== all) throw new UnusableExport('The file changed while it was being imported.')
  }
  // Saved queries come first, since they cannot be derived again, and an interrupted import is repeated from its start.
  if (saved.length > 0 && (await isEmpty(store))) await saveAll(saved, store.savedQueries)
  await store.restore(rows())
  return all
}

/** Reads an export to its end. @throws UnusableExport if anything is not as it was written */
async function checkExport(
  lines: AsyncIterable<ExportLine>,
  rulesVersion: number,
  onRow: (rows: number, all: number) => void,
): Promise<{ readonly header: ExportHeader; readonly saved: readonly SavedQuery[] }> {
  const digest = createDigest()
  const counts: { [sort: string]: number } = {}
  let header: ExportHeader | undefined
  let all = 0
  let rows = 0
  let end: JsonObject | undefined
  const saved: SavedQuery[] = []
  for await (const line of lines) {
    const value = parse(line)
    if (end !== undefined)
      throw new UnusableExport(`Line ${line.number} follows the last line of the export.`)
    if (header === undefined) {
      header = headerIn(value, rulesVersion)
      all = sum(header.rows)
    } else if (isEnd(value)) {
      end = value
      continue
    } else {
      const item = itemIn(value, line.number)
      if (item.kind === 'saved') saved.push(item.query)
      const sort = sortOf(item)
      counts[sort] = (counts[sort] ?? 0) + 1
      onRow(++rows, all)
    }
    digest.add(line.bytes)
  }
  if (header === undefined) throw new UnusableExport('The file is empty.')
  if (end === undefined)
    throw new UnusableExport(
      `The export is cut off after ${rows} of ${all} rows: its last line is missing. Nothing was imported.`,
    )
  if (end.rows !== rows || rows !== all || !sameCounts(counts, header.rows) || end.sha256 !== digest.hex())
    throw new UnusableExport(
      'The export is damaged: its rows are not those that were written. Nothing was imported.',
    )
  return { header, saved }
}

function headerIn(value: Json, rulesVersion: number): ExportHeader {
  if (!isJsonObject(value) || value.format !== FORMAT)
    throw new UnusableExport('The file is not an export of a graph: its first line does not say so.')
  const { version, rows } = value
  if (typeof version !== 'number' || version > FORMAT_VERSION)
    throw new UnusableExport(
      `The export has version ${JSON.stringify(version ?? null)}, but this program reads versions up to ${FORMAT_VERSION}: use a later program.`,
    )
  if (typeof value.habits !== 'number' || value.habits > rulesVersion)
    throw new UnusableExport(
      `The graph was derived by version ${JSON.stringify(value.habits ?? null)} of the producer rules, but this program has ` +
        `version ${rulesVersion}: use the version of the program that exported it, or a later one.`,
    )
  if (!isJsonObject(rows) || !Object.values(rows).every((count) => Number.isSafeInteger(count)))
    throw new UnusableExport('The first line of the export is damaged: it does not count the rows.')
  return { format: FORMAT, version, habits: value.habits, rows: rows as RowCounts }
}

function itemIn(value: Json, number: number): ExportItem {
  const query = savedOfLine(value)
  if (query?.ok === true) return { kind: 'saved', query: query.value }
  const row = query ?? rowOfLine(value)
  if (!row.ok) throw new UnusableExport(`Line ${number} of the export is damaged: ${row.error}.`)
  return row.value
}

/** The store refuses to be filled if it is not empty, so nothing may be saved in it then. */
async function isEmpty(store: Pick<LineageStore, 'dump'>): Promise<boolean> {
  for await (const row of store.dump()) if (row.kind !== 'node' || !isOwnRecord(row.row)) return false
  return true
}

/** @throws StoreUnusable if the store has a query of the same name with another text or description */
async function saveAll(queries: readonly SavedQuery[], store: SavedQueryStore): Promise<void> {
  const existing = await store.get(queries.map((query) => query.name))
  const conflicts = existing.filter((one) =>
    queries.some((query) => query.name === one.name && lineOfSaved(query) !== lineOfSaved(one)),
  )
  if (conflicts.length > 0)
    throw new StoreUnusable(
      `the store has other saved queries with the same names as the export (${conflicts
        .slice(0, 5)
        .map(({ name }) => `@${name}`)
        .join(', ')}${conflicts.length > 5 ? ' …' : ''}): delete them, or save them under other names`,
    )
  for (const query of queries) await store.put(query)
}

function parse({ bytes, number }: ExportLine): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json
  } catch {
    throw new UnusableExport(
      number === 1
        ? 'The file is not an export of a graph: its first line is not JSON.'
        : `The export is damaged or cut off in line ${number}. Nothing was imported.`,
    )
  }
}

const isEnd = (value: Json): value is JsonObject => isJsonObject(value) && value.end === FORMAT

const sum = (counts: RowCounts): number => Object.values(counts).reduce((all, count) => all + count, 0)

function sameCounts(a: RowCounts, b: RowCounts): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
