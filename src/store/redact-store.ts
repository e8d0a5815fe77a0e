import { redactRow } from '../domain/redact/redact-row.ts'
import { stepOf, type RedactStep } from '../domain/redact/redact-rows.ts'
import type { GraphRow } from '../domain/merge/repair-steps.ts'
import type { OnProgress } from './progress.ts'

/** Rows whose secrets were taken out; with `dryRun`, would be. */
export interface RedactedRows {
  /** Rows that were looked at: all of the graph. */
  readonly rows: number
  readonly redacted: number
}

export interface RedactOptions {
  /** Nothing is changed, only counted. */
  readonly dryRun: boolean
  readonly onProgress?: OnProgress | undefined
}

/** Rows that are changed in one transaction: writers wait for no more than that. */
const PAGE = 100
const TELL_EVERY = 1_000

/**
 * Takes secrets out of the truth of a store, page by page, while events are merged: `write` changes some rows in a transaction
 * of its own. What is derived is to be rebuilt afterwards.
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
    if (rows % TELL_EVERY === 0)
      onProgress?.({ doing: 'looking at', done: rows, total: Math.max(rows, total), unit: 'rows' })
    if (redactRow(row) === row) continue
    redacted++
    page.push(row)
    if (page.length >= PAGE) await flush()
  }
  await flush()
  return { rows, redacted }
}
