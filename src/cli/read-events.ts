import { Buffer } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { isJsonObject } from '../lib/json.ts'
import { printable } from '../render/printable.ts'
import { byteLines, type ByteLine } from './byte-lines.ts'
import { gunzipIfNeeded } from './gunzip-if-needed.ts'

/** The text of one event, and its place: `events.ndjson:12`, or `events.json[3]` in an array. */
export interface EventText {
  readonly text: Uint8Array<ArrayBuffer>
  readonly where: string
}

export interface EventFile {
  readonly path: string
  /** Whether the file was found in a folder. JSON documents without events are then skipped. */
  readonly found: boolean
}

/** A file in a folder that does not have events. */
export interface SkippedFile {
  readonly skipped: string
}

/** A file without events, and the reason as a sentence. */
export interface NotEvents {
  readonly notEvents: string
}

/** One of this many first lines must be JSON. Otherwise, the file has another format. */
const FIRST_LINES = 10
/** The maximum number of quoted characters of a line. */
const QUOTED = 60

/** The largest JSON document of several lines, which is read as a whole. A larger file must be NDJSON. */
const MAX_WHOLE_BYTES = 256 * 1024 * 1024

/**
 * Reads the events of a file or stream: NDJSON, a JSON object, or a JSON array, also gzipped (detected by the first bytes). Calls
 * `onBytes` with the number of bytes read, before decompression.
 */
export async function* readEvents(
  file: EventFile,
  input: Readable | undefined,
  onBytes: (bytes: number) => void,
): AsyncGenerator<EventText | SkippedFile | NotEvents> {
  const source = input ?? createReadStream(file.path)
  const name = input === undefined ? file.path : 'stdin'
  const lines = byteLines(await gunzipIfNeeded(counted(source, onBytes)))

  let first = await lines.next()
  while (first.done !== true && isBlank(first.value.bytes)) first = await lines.next()
  if (first.done === true) return

  const value = parsed(first.value.bytes)
  if (isContainer(value)) {
    if (file.found && !name.includes('ndjson') && !looksLikeEvents(value)) {
      yield { skipped: name }
      return
    }
    yield* ofValue(value, first.value.bytes, `${name}:${first.value.number}`, name)
    yield* rest(lines, name)
    return
  }

  const whole = [first.value]
  let size = first.value.bytes.length
  if (!BEGINS_CONTAINER.test(textOf(first.value.bytes))) {
    // This is not the start of a JSON document of several lines. It is NDJSON with a damaged first line, or another format.
    while (whole.length < FIRST_LINES) {
      const line = await lines.next()
      if (line.done === true) break
      if (!isBlank(line.value.bytes)) whole.push(line.value)
    }
    yield* damaged(whole, name)
    if (looksLikeLines(whole)) yield* rest(lines, name)
    // Closes the file.
    else await lines.return(undefined)
    return
  }
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    whole.push(line.value)
    size += line.value.bytes.length
    if (size > MAX_WHOLE_BYTES) break
  }
  const document =
    size > MAX_WHOLE_BYTES
      ? undefined
      : parsed(Buffer.concat(whole.flatMap(({ bytes }): readonly Uint8Array[] => [bytes, NEWLINE])))
  if (document === undefined) {
    yield* damaged(whole, name)
    if (looksLikeLines(whole)) yield* rest(lines, name)
  } else if (file.found && !looksLikeEvents(document)) yield { skipped: name }
  else yield* ofValue(document, undefined, name, name)
}

const NEWLINE = Buffer.from('\n')
const BEGINS_CONTAINER = /^\ufeff?\s*[[{]/

/** Whether one of the first lines is JSON. Then the others are damaged events; otherwise, the file has another format. */
const looksLikeLines = (lines: readonly ByteLine[]): boolean =>
  lines
    .filter(({ bytes }) => !isBlank(bytes))
    .slice(0, FIRST_LINES)
    .some(({ bytes }) => isContainer(parsed(bytes)))

/** Lines of which the first is not JSON. In NDJSON, passes on all lines, so that the server reports the damaged ones. */
function* damaged(lines: readonly ByteLine[], name: string): Generator<EventText | NotEvents> {
  if (looksLikeLines(lines)) {
    for (const { bytes, number } of lines)
      if (!isBlank(bytes)) yield { text: bytes, where: `${name}:${number}` }
    return
  }
  const { bytes, number } = lines[0]!
  const line = printable(textOf(bytes).trim())
  const shown = line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line
  yield {
    notEvents:
      `${name} has no OpenLineage events: line ${number} is not JSON (\`${shown}\`), and neither are the next lines. ` +
      'Send NDJSON (one event per line), one JSON event, or an array of events',
  }
}

const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 1_000))

type Lines = ReturnType<typeof byteLines>

async function* rest(lines: Lines, name: string): AsyncGenerator<EventText> {
  for await (const { bytes, number } of lines)
    if (!isBlank(bytes)) yield { text: bytes, where: `${name}:${number}` }
}

function* ofValue(
  value: unknown,
  text: Uint8Array<ArrayBuffer> | undefined,
  where: string,
  name: string,
): Generator<EventText> {
  if (!Array.isArray(value)) yield { text: text ?? toBytes(value), where }
  else for (const [i, item] of value.entries()) yield { text: toBytes(item), where: `${name}[${i}]` }
}

const toBytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value))

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** Whether a document has members that every OpenLineage event has. */
function looksLikeEvents(value: unknown): boolean {
  const event: unknown = Array.isArray(value) ? value[0] : value
  return isJsonObject(event) && (event.eventTime !== undefined || event.schemaURL !== undefined)
}

async function* counted(source: Readable, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk as Uint8Array)
    onBytes(bytes.length)
    yield bytes
  }
}
