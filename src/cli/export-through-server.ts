import { createDigest } from '../app/transfer/export-format.ts'
import { isJsonObject } from '../lib/json.ts'
import { getStream, type ApiOptions } from './api-client.ts'
import { byteLines } from './byte-lines.ts'
import { CommandFailed } from './command-failed.ts'

/**
 * Hands over the lines of an export that a server makes, as fast as they are taken. Resolves to the number of rows.
 * @throws CommandFailed where the server does not answer or refuses, or what came is not whole
 */
export async function exportThroughServer(
  api: ApiOptions,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const answer = await getStream(api, 'api/v1/admin/export', 'application/x-ndjson')
  if (answer.kind === 'problem') throw new CommandFailed(`${answer.problem.title}: ${answer.problem.detail}`)
  const decoder = new TextDecoder()
  const digest = createDigest()
  // The trailer counts the lines before it and has their digest, so it is held back until it is known to be the last one.
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
    // Of `fetch`, where the connection breaks off; what `write` throws is its caller's.
    if (error instanceof TypeError) throw new CommandFailed(BROKEN_OFF)
    throw error
  }
  const rows = rowsOf(held, digest.hex())
  await write(held!)
  return rows
}

const BROKEN_OFF =
  'The export was broken off before its last line: the log of the server says why. Nothing of it can be imported; try again.'

function rowsOf(trailer: string | undefined, digest: string): number {
  try {
    const value: unknown = JSON.parse(trailer ?? '')
    if (isJsonObject(value) && typeof value.rows === 'number' && value.sha256 === digest) return value.rows
  } catch {
    // A line that was cut.
  }
  throw new CommandFailed(BROKEN_OFF)
}
