import { jsonText } from './printable.ts'
import type { SerializedAnswer, SerializedList } from '../query/answer.ts'
import type { GraphJson, TableJson } from './answer-json.ts'
import { ndjsonHead } from './ndjson.ts'
import { headOf } from './to-answer-json.ts'

const LINE_FEED = 0x0a
const COMMA = 0x2c

/** The number of bytes in the lists of a serialized answer. */
export const serializedBytes = ({ result }: SerializedAnswer): number =>
  result.lists.reduce((sum, { chunks }) => chunks.reduce((bytes, chunk) => bytes + chunk.byteLength, sum), 0)

/**
 * A serialized answer as the JSON document that `toAnswerJson` describes: its length in bytes, and its parts in
 * order.
 */
export function serializedToJson(answer: SerializedAnswer): {
  readonly bytes: number
  readonly parts: () => Iterable<string | Uint8Array<ArrayBuffer>>
} {
  const { kind, columns, lists } = answer.result
  const opening = jsonText({ kind, ...headOf(answer), ...(columns && { columns }) }).slice(0, -1)
  const closing = `,"stats":${jsonText(answer.stats)}}\n`
  // Each list has its name, a colon and brackets around it; its last line feed becomes the closing bracket.
  const around = lists.reduce(
    (sum, { name, chunks }) => sum + `,"${name}":[`.length + (chunks.length === 0 ? 1 : 0),
    0,
  )
  return {
    bytes: encodedBytes(opening) + serializedBytes(answer) + around + encodedBytes(closing),
    *parts() {
      yield opening
      for (const { name, chunks } of lists) {
        yield `,"${name}":[`
        if (chunks.length === 0) yield ']'
        for (const [i, chunk] of chunks.entries()) yield asItems(chunk, i === chunks.length - 1 ? ']' : ',')
      }
      yield closing
    },
  }
}

/** A serialized answer as NDJSON, see `renderNdjson`. */
export function* serializedToNdjson(answer: SerializedAnswer): Generator<string, undefined> {
  const { kind, columns, lists } = answer.result
  const whole = headOf(answer)
  const { complete, cuts } = whole
  yield `${jsonText({ answer: { ...ndjsonHead(kind, whole), ...(columns && { columns }) } })}\n`
  for (const { name, chunks } of lists) {
    const open = `{"${NAME_OF_ONE[name]}":`
    for (const chunk of chunks) yield `${open}${textOf(chunk).slice(0, -1).replaceAll('\n', `}\n${open}`)}}\n`
  }
  yield `${jsonText({ end: { complete, cuts, stats: answer.stats } })}\n`
}

const NAME_OF_ONE = { nodes: 'node', edges: 'edge', paths: 'path', rows: 'row' } as const

/** A serialized answer as the objects of `toAnswerJson`, which take several times the memory of its bytes. */
export function parseSerialized(answer: SerializedAnswer): GraphJson | TableJson {
  const { kind, columns, lists } = answer.result
  const read = Object.fromEntries(lists.map(({ name, chunks }) => [name, chunks.flatMap(itemsOf)]))
  return { kind, ...headOf(answer), ...(columns && { columns }), ...read, stats: answer.stats } as
    | GraphJson
    | TableJson
}

const itemsOf = (chunk: SerializedList['chunks'][number]): readonly unknown[] =>
  JSON.parse(`[${textOf(asItems(chunk, ']'))}`) as readonly unknown[]

/** The items of a chunk joined by commas; the last one is followed by `end`. */
function asItems(chunk: Uint8Array<ArrayBuffer>, end: ',' | ']'): Uint8Array<ArrayBuffer> {
  const items = chunk.slice()
  // JSON has no line feed inside a text, only its escape.
  for (let i = items.indexOf(LINE_FEED); i !== -1; i = items.indexOf(LINE_FEED, i + 1)) items[i] = COMMA
  items[items.length - 1] = end.charCodeAt(0)
  return items
}

const encodedBytes = (text: string): number => new TextEncoder().encode(text).byteLength

const decoder = new TextDecoder()
const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)
