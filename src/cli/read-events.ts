import { Buffer } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { isJsonObject } from '../lib/json.ts'
import { printable } from '../render/printable.ts'
import { byteLines, type ByteLine } from './byte-lines.ts'
import { inflated } from './inflated.ts'

/** The text of one event, and where it stands: `events.ndjson:12`, or `events.json[3]` in an array. */
export interface EventText {
  readonly text: Uint8Array<ArrayBuffer>
  readonly where: string
}

export interface EventFile {
  readonly path: string
  /** Found in a folder rather than named: a JSON document that is evidently no event is then left out. */
  readonly found: boolean
}

/** Where a file is no event though its name might have it so. */
export interface LeftOut {
  readonly leftOut: string
}

/** Where a file as a whole holds no events, with the reason as a sentence. */
export interface NotEvents {
  readonly notEvents: string
}

/** Lines that are looked at before the first one is passed on: one of them has to be JSON. */
const FIRST_LINES = 10
/** Characters of a line that a sentence quotes. */
const QUOTED = 60

/** JSON that spans lines is read whole, up to here; a larger file must be NDJSON. */
const MAX_WHOLE_BYTES = 256 * 1024 * 1024

/**
 * The events of a file or stream, one by one: NDJSON, a JSON object, or a JSON array, each also gzipped (told by its
 * first bytes, whatever the name). `onBytes` is told of bytes as they are read, before inflating.
 */
export async function* readEvents(
  file: EventFile,
  input: Readable | undefined,
  onBytes: (bytes: number) => void,
): AsyncGenerator<EventText | LeftOut | NotEvents> {
  const source = input ?? createReadStream(file.path)
  const name = input === undefined ? file.path : 'stdin'
  const lines = byteLines(await inflated(counted(source, onBytes)))

  let first = await lines.next()
  while (first.done !== true && isBlank(first.value.bytes)) first = await lines.next()
  if (first.done === true) return

  const value = parsed(first.value.bytes)
  if (isContainer(value)) {
    if (file.found && !name.includes('ndjson') && !looksLikeEvents(value)) {
      yield { leftOut: name }
      return
    }
    yield* ofValue(value, first.value.bytes, `${name}:${first.value.number}`, name)
    yield* rest(lines, name)
    return
  }

  const whole = [first.value]
  let size = first.value.bytes.length
  if (!BEGINS_CONTAINER.test(textOf(first.value.bytes))) {
    // No document that spans lines begins so: these are lines, the first of which is damaged, or it is another format.
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
  } else if (file.found && !looksLikeEvents(document)) yield { leftOut: name }
  else yield* ofValue(document, undefined, name, name)
}

const NEWLINE = Buffer.from('\n')
const BEGINS_CONTAINER = /^\ufeff?\s*[[{]/

/** Whether one of the first lines is JSON of its own: then those that are not are damaged events, else it is another format. */
const looksLikeLines = (lines: readonly ByteLine[]): boolean =>
  lines
    .filter(({ bytes }) => !isBlank(bytes))
    .slice(0, FIRST_LINES)
    .some(({ bytes }) => isContainer(parsed(bytes)))

/** Lines of which the first is not JSON: the server says so of each that is damaged, but is not sent a file of another format. */
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
      `${name} holds no OpenLineage events: line ${number} is not JSON (\`${shown}\`), and neither are the next lines. ` +
      'Send NDJSON (one event a line), one JSON event, or an array of events',
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

/** Whether a document holds what any OpenLineage event has. */
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
