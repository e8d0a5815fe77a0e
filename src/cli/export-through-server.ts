import { createDigest } from '../app/transfer/export-format.ts'
import { isJsonObject } from '../lib/json.ts'
import { getStream, type ApiOptions } from './api-client.ts'
import { byteLines } from './byte-lines.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed } from './problem-failed.ts'

/**
 * Exports through a server: passes each line to `write`, and waits for it. Resolves to the number of rows.
 * @throws CommandFailed if the server does not answer or refuses, or if the export is incomplete
 */
export async function exportThroughServer(
  api: ApiOptions,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const answer = await getStream(api, 'api/v1/admin/export', 'application/x-ndjson')
  if (answer.kind === 'problem') throw problemFailed(answer.problem)
  const decoder = new TextDecoder()
  const digest = createDigest()
  // The trailer has the digest of the lines before it, so each line is held until the next one arrives.
  let held: string | undefined
  try {
    for await (const { bytes } of byteLines(answer.body)) {
      if (held !== undefined) {
        digest.add(held)
        await write(held)
      }
      held = decoder.decode(bytes)
    }
  } catch (error) {
    // `fetch` throws TypeError if the connection breaks. Errors of `write` belong to the caller.
    if (error instanceof TypeError) throw new CommandFailed(BROKEN_OFF, 'tributary help export')
    throw error
  }
  const rows = rowsOf(held, digest.hex())
  await write(held!)
  return rows
}

const BROKEN_OFF =
  'The export broke off before its last line, so it cannot be imported. Try again; the log of the server says why.'

function rowsOf(trailer: string | undefined, digest: string): number {
  try {
    const value: unknown = JSON.parse(trailer ?? '')
    if (isJsonObject(value) && typeof value.rows === 'number' && value.sha256 === digest) return value.rows
  } catch {
    // The last line is incomplete.
  }
  throw new CommandFailed(BROKEN_OFF, 'tributary help export')
}
