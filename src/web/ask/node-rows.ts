import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { counted } from '../ui/quantity.ts'

export type NodeRow =
  | { readonly kind: 'heading'; readonly title: string }
  | {
      readonly kind: 'node'
      readonly node: NodeJson
      /** The names of what feeds it, few of many. */
      readonly from: string
    }

/** The nodes of a graph by distance, the nearest first, each group below its heading; what has no distance comes last. */
export function nodeRows({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): readonly NodeRow[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const sources = new Map<string, string[]>()
  for (const { from, to } of edges) {
    const name = names.get(from)
    if (name === undefined) continue
    const list = sources.get(to)
    if (list === undefined) sources.set(to, [name])
    else list.push(name)
  }
  const groups = Map.groupBy(nodes, ({ start, distance }) => (start === true ? 0 : (distance ?? Infinity)))
  return [...groups]
    .sort(([a], [b]) => a - b)
    .flatMap(([distance, group]): readonly NodeRow[] => [
      { kind: 'heading', title: `${titleOf(distance)} (${counted(group.length, 'node')})` },
      ...group.map((node): NodeRow => ({ kind: 'node', node, from: fewOf(sources.get(node.id) ?? []) })),
    ])
}

function titleOf(distance: number): string {
  if (distance === 0) return 'Start'
  return distance === Infinity ? 'All' : `${counted(distance, 'step')} away`
}

const FEW = 2
const fewOf = (names: readonly string[]): string =>
  names.length <= FEW ? names.join(', ') : `${names.slice(0, FEW).join(', ')} and ${names.length - FEW} more`

export interface NodeFlag {
  readonly word: string
  readonly means: string
  readonly tone: 'accent' | 'warn' | 'good' | 'bad' | 'plain'
}

/** What is to know of a node besides its name. */
export function flagsOf(node: NodeJson): readonly NodeFlag[] {
  const { start, more, opaque, cycle, change, opened } = node
  return [
    ...(start === true ? [flag('start', 'The question sets out from here', 'accent')] : []),
    ...(opened === true ? [flag('opened', 'Shown by one more step; not part of the answer', 'plain')] : []),
    ...(change === 'added' ? [flag('added', 'Not there in the first look', 'good')] : []),
    ...(change === 'removed' ? [flag('removed', 'There in the first look alone', 'bad')] : []),
    ...(cycle === undefined ? [] : [flag(`cycle ${cycle}`, 'Feeds itself by way of others', 'warn')]),
    ...(opaque === true ? [flag('opaque', 'Which columns lie beyond is not known', 'warn')] : []),
    ...(more === true ? [flag('more', 'One more step would show more', 'warn')] : []),
  ]
}

const flag = (word: string, means: string, tone: NodeFlag['tone']): NodeFlag => ({ word, means, tone })
