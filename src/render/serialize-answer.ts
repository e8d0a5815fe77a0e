import { jsonText } from './printable.ts'
import type { Answer, SerializedAnswer, SerializedList } from '../query/answer.ts'
import type { TimeBudget } from '../query/time-budget.ts'
import { toEdge, toNode } from './graph-json.ts'
import { toColumns, toRow } from './to-answer-json.ts'

/** Approximate size of a chunk in characters: small enough to be written to a connection at once. */
const CHUNK_CHARACTERS = 64 * 1024

/**
 * Serializes an answer in the thread that computed it, because bytes move between threads without a copy. Items that
 * are not serialized in time are left out, and a cut reports that.
 */
export function serialize(answer: Answer, time: TimeBudget): SerializedAnswer {
  const { result } = answer
  if (result.kind === 'table')
    return {
      ...answer,
      result: {
        kind: 'table',
        columns: toColumns(result),
        lists: [serializeList('rows', result.rows, (row) => toRow(result, row)).list],
      },
    }
  const hasTime = (): boolean => !time.isUp()
  const nodes = serializeList('nodes', result.nodes, toNode, hasTime)
  // Edges and paths require all nodes.
  const hasAll = nodes.count === result.nodes.length
  const edges = serializeList('edges', hasAll ? result.edges : [], toEdge, hasTime)
  const lists = [nodes.list, edges.list]
  if (result.paths !== undefined)
    lists.push(serializeList('paths', hasAll ? result.paths : [], (path) => path).list)
  const graph = { kind: 'graph', lists } as const
  if (hasAll && edges.count === result.edges.length) return { ...answer, result: graph }
  const message = `${nodes.count} of ${result.nodes.length} nodes and ${edges.count} of ${result.edges.length} edges were written in time`
  return {
    ...answer,
    result: graph,
    complete: false,
    cuts: answer.cuts.some(({ limit }) => limit === 'time')
      ? answer.cuts
      : [...answer.cuts, { limit: 'time', value: time.timeMs, message }],
    stats: { ...answer.stats, edges: edges.count },
  }
}

/** The buffers of a serialized answer, to be transferred to another thread. */
export const buffersOf = ({ result }: SerializedAnswer): readonly ArrayBuffer[] =>
  result.lists.flatMap(({ chunks }) => chunks.map(({ buffer }) => buffer))

/** Serializes chunk by chunk and calls `hasTime` between chunks. `count`: number of serialized items. */
function serializeList<T>(
  name: SerializedList['name'],
  items: readonly T[],
  toJson: (item: T) => unknown,
  hasTime: () => boolean = () => true,
): { readonly list: SerializedList; readonly count: number } {
  const encoder = new TextEncoder()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let text = ''
  let count = 0
  for (const item of items) {
    text += `${jsonText(toJson(item))}\n`
    count++
    if (text.length < CHUNK_CHARACTERS) continue
    chunks.push(encoder.encode(text))
    text = ''
    if (!hasTime()) break
  }
  if (text !== '') chunks.push(encoder.encode(text))
  return { list: { name, chunks }, count }
}
