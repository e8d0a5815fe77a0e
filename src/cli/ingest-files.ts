import type { Readable } from 'node:stream'
import type { ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import type { SizedFile } from './find-files.ts'
import { readEvents, type EventText } from './read-events.ts'
import { sendBatch, type SentBatch } from './send-batch.ts'

const BATCH_EVENTS = 500
const BATCH_BYTES = 4 * 1024 * 1024
/** If this many events are refused before one is stored, the file is the wrong one. */
const ABORT_AFTER = 100

export interface Report {
  /** Bytes of the events that were sent since the last call, and the total of stored events. */
  progress(bytes: number, stored: number): void
  failure(where: string, reason: string): void
  warning(where: string, message: string): void
  skipped(path: string): void
}

export interface Totals {
  readonly stored: number
  readonly failed: number
  readonly warnings: number
}

/**
 * Sends the events of files, or of a stream, in order and in batches, and counts the outcomes.
 * @throws CommandFailed if a file cannot be read or has no events, or if the server refuses all events of the first batch
 */
export async function ingestFiles(
  api: ApiOptions,
  files: readonly SizedFile[],
  input: Readable | undefined,
  report: Report,
  batchEvents = BATCH_EVENTS,
): Promise<Totals> {
  const totals = { stored: 0, failed: 0, warnings: 0 }
  let batch: EventText[] = []
  let bytes = 0
  let read = 0

  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    const sent = await sendBatch(api, batch)
    const [first] = sent.failures
    if (totals.stored + sent.stored === 0 && sent.failures.length >= ABORT_AFTER && first !== undefined)
      throw new CommandFailed(
        `The server refused all of the first ${sent.failures.length} events, so the command stopped. ` +
          `The first: ${first.where}: ${first.reason}.`,
        'tributary help connecting',
      )
    batch = []
    bytes = 0
    settle(sent, totals, report)
    report.progress(read, totals.stored)
    read = 0
  }

  for (const file of files)
    for await (const item of readable(file, input, (seen) => (read += seen))) {
      if ('skipped' in item) {
        report.skipped(item.skipped)
        continue
      }
      if ('notEvents' in item) {
        if (!file.found) throw new CommandFailed(`${item.notEvents}.`, 'tributary ingest --help')
        report.failure(file.path, item.notEvents)
        totals.failed++
        continue
      }
      if (bytes + item.text.length > BATCH_BYTES) await flush()
      batch.push(item)
      bytes += item.text.length
      if (batch.length >= batchEvents) await flush()
    }
  await flush()
  report.progress(read, totals.stored)
  return totals
}

/** The events of a file. @throws CommandFailed if it cannot be read, or its gzip is damaged */
async function* readable(...args: Parameters<typeof readEvents>): ReturnType<typeof readEvents> {
  try {
    yield* readEvents(...args)
  } catch (error) {
    const path = args[1] === undefined ? args[0].path : 'Standard input'
    throw new CommandFailed(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'tributary ingest --help',
    )
  }
}

function settle(
  sent: SentBatch,
  totals: { stored: number; failed: number; warnings: number },
  report: Report,
): void {
  totals.stored += sent.stored
  totals.failed += sent.failures.length
  totals.warnings += sent.warnings.length
  for (const { where, reason } of sent.failures) report.failure(where, reason)
  for (const { where, message } of sent.warnings) report.warning(where, message)
}
