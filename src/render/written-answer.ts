import { jsonText } from './printable.ts'
import type { Answer, WrittenAnswer, WrittenList } from '../query/answer.ts'
import type { TimeBudget } from '../query/time-budget.ts'
import { toEdge, toNode } from './graph-json.ts'
import { toColumns, toRow } from './json.ts'

/** About as many characters make a chunk: small enough to be written to a connection at once. */
const CHUNK = 64 * 1024

/**
 * Writes an answer where it was found: bytes are handed from thread to thread without a copy. What is not written in time is left
 * out, and a cut says so.
 */
export function written(answer: Answer, time: TimeBudget): WrittenAnswer {
  const { result } = answer
  if (result.kind === 'table')
    return {
      ...answer,
      result: {
        kind: 'table',
        columns: toColumns(result),
        lists: [writeList('rows', result.rows, (row) => toRow(result, row)).list],
      },
    }
  const goesOn = (): boolean => !time.isUp()
  const nodes = writeList('nodes', result.nodes, toNode, goesOn)
  // Edges and paths need all nodes.
  const hasAll = nodes.count === result.nodes.length
  const edges = writeList('edges', hasAll ? result.edges : [], toEdge, goesOn)
  const lists = [nodes.list, edges.list]
  if (result.paths !== undefined)
    lists.push(writeList('paths', hasAll ? result.paths : [], (path) => path).list)
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

/** The memory of a written answer, to be handed over to another thread. */
export const buffersOf = ({ result }: WrittenAnswer): readonly ArrayBuffer[] =>
  result.lists.flatMap(({ chunks }) => chunks.map(({ buffer }) => buffer))

/** Writes chunk by chunk; `goesOn` is asked between chunks. `count`: items that were written. */
function writeList<T>(
  name: WrittenList['name'],
  items: readonly T[],
  toJson: (item: T) => unknown,
  goesOn: () => boolean = () => true,
): { readonly list: WrittenList; readonly count: number } {
  const encoder = new TextEncoder()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let text = ''
  let count = 0
  for (const item of items) {
    text += `${jsonText(toJson(item))}\n`
    count++
    if (text.length < CHUNK) continue
    chunks.push(encoder.encode(text))
    text = ''
    if (!goesOn()) break
  }
  if (text !== '') chunks.push(encoder.encode(text))
  return { list: { name, chunks }, count }
}
