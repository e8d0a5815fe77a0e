import { redactRow } from '../domain/redact/redact-row.ts'
import { stepOf, type RedactStep } from '../domain/redact/redact-rows.ts'
import type { GraphRow } from '../domain/merge/repair-steps.ts'
import type { OnProgress } from './progress.ts'

/** The number of rows from which secrets were removed, or with `dryRun` would be. */
export interface RedactedRows {
  /** Rows that were checked: all of the graph. */
  readonly rows: number
  readonly redacted: number
}

export interface RedactOptions {
  /** Only count; change nothing. */
  readonly dryRun: boolean
  readonly onProgress?: OnProgress | undefined
}

/** Rows changed per transaction. It bounds how long other writers wait. */
const PAGE = 100
const REPORT_EVERY = 1_000

/**
 * Removes secrets from the base rows of a store, page by page, while writes continue. `write` changes some rows in its
 * own transaction. Rebuild the derived rows afterwards.
 */
export async function redactStore(
  dump: (onSize: (rows: number) => void) => AsyncIterable<GraphRow>,
  write: (step: RedactStep) => Promise<unknown>,
  { dryRun, onProgress }: RedactOptions,
): Promise<RedactedRows> {
  let [rows, redacted, total] = [0, 0, 0]
  let page: GraphRow[] = []
  const flush = async (): Promise<void> => {
    if (!dryRun && page.length > 0) await write(stepOf(page))
    page = []
  }
  for await (const row of dump((size) => (total = size))) {
    rows++
    if (rows % REPORT_EVERY === 0)
      onProgress?.({ doing: 'looking at', done: rows, total: Math.max(rows, total), unit: 'rows' })
    if (redactRow(row) === row) continue
    redacted++
    page.push(row)
    if (page.length >= PAGE) await flush()
  }
  await flush()
  return { rows, redacted }
}
