import type { Answer, WrittenAnswer, WrittenList } from '../query/answer.ts'
import { toEdge, toNode } from './graph-json.ts'
import { toColumns, toRow } from './json.ts'

/** About as many characters make a chunk: small enough to be written to a connection at once. */
const CHUNK = 64 * 1024

/** Writes an answer where it was found: bytes are handed from thread to thread without a copy. */
export function written(answer: Answer): WrittenAnswer {
  const { result } = answer
  if (result.kind === 'table')
    return {
      ...answer,
      result: {
        kind: 'table',
        columns: toColumns(result),
        lists: [list('rows', result.rows, (row) => toRow(result, row))],
      },
    }
  const { nodes, edges, paths } = result
  return {
    ...answer,
    result: {
      kind: 'graph',
      lists: [
        list('nodes', nodes, toNode),
        list('edges', edges, toEdge),
        ...(paths === undefined ? [] : [list('paths', paths, (path) => path)]),
      ],
    },
  }
}

/** The memory of a written answer, to be handed over to another thread. */
export const buffersOf = ({ result }: WrittenAnswer): readonly ArrayBuffer[] =>
  result.lists.flatMap(({ chunks }) => chunks.map(({ buffer }) => buffer))

function list<T>(name: WrittenList['name'], items: readonly T[], toJson: (item: T) => unknown): WrittenList {
  const encoder = new TextEncoder()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let text = ''
  for (const item of items) {
    text += `${JSON.stringify(toJson(item))}\n`
    if (text.length < CHUNK) continue
    chunks.push(encoder.encode(text))
    text = ''
  }
  if (text !== '') chunks.push(encoder.encode(text))
  return { name, chunks }
}
