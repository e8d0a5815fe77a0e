import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'

export type Change = 'added' | 'removed'

/** A node or edge that a comparison found added or removed. */
export type ChangedItem =
  | { readonly kind: 'node'; readonly change: Change; readonly node: NodeJson }
  | {
      readonly kind: 'edge'
      readonly change: Change
      readonly edge: EdgeJson
      /** Its ends, if the answer contains them. */
      readonly from?: NodeJson | undefined
      readonly to?: NodeJson | undefined
    }

/** A selected node or edge. */
export type Chosen =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'edge'; readonly from: string; readonly to: string }

export const chosenOf = (thing: ChangedItem): Chosen =>
  thing.kind === 'node'
    ? { kind: 'node', id: thing.node.id }
    : { kind: 'edge', from: thing.edge.from, to: thing.edge.to }

export const keyOf = (chosen: Chosen): string =>
  chosen.kind === 'node' ? chosen.id : `${chosen.from} ${chosen.to}`

/** The ids of the nodes to select in the graph. */
export const idsOf = (chosen: Chosen): readonly string[] =>
  chosen.kind === 'node' ? [chosen.id] : [chosen.from, chosen.to]

/** The node or edge with these ids; undefined for none or for more than two ids. */
export function chosenBy(ids: readonly string[]): Chosen | undefined {
  const [first, second] = ids
  if (first === undefined || ids.length > 2) return undefined
  return second === undefined ? { kind: 'node', id: first } : { kind: 'edge', from: first, to: second }
}

export interface Changes {
  /** Added before removed, nodes before edges, each in the order of the answer. */
  readonly things: readonly ChangedItem[]
  readonly counts: Readonly<Record<Change | 'kept', { readonly nodes: number; readonly edges: number }>>
}

export function changesOf({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): Changes {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const counts = { added: none(), removed: none(), kept: none() }
  for (const { change } of nodes) if (change !== undefined) counts[change].nodes++
  for (const { change } of edges) if (change !== undefined) counts[change].edges++
  const things = (['added', 'removed'] as const).flatMap((change): ChangedItem[] => [
    ...nodes.flatMap((node) => (node.change === change ? [{ kind: 'node' as const, change, node }] : [])),
    ...edges.flatMap((edge) =>
      edge.change === change
        ? [{ kind: 'edge' as const, change, edge, from: byId.get(edge.from), to: byId.get(edge.to) }]
        : [],
    ),
  ])
  return { things, counts }
}

const none = (): { nodes: number; edges: number } => ({ nodes: 0, edges: 0 })

/** The changes whose names or job names contain all words, ignoring case. */
export function itemsMatching(things: readonly ChangedItem[], words: string): readonly ChangedItem[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean)
  if (wanted.length === 0) return things
  return things.filter((thing) => {
    const text = textOf(thing).toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

function textOf(thing: ChangedItem): string {
  if (thing.kind === 'node') return nodeText(thing.node)
  const { from, to, edge } = thing
  return [from, to].map((node) => (node === undefined ? '' : nodeText(node))).join(' ') + jobsText(edge)
}

const nodeText = ({ namespace, name, dataset }: NodeJson): string =>
  `${namespace} ${dataset?.name ?? ''} ${name}`
const jobsText = ({ jobs }: EdgeJson): string => jobs.map(({ name }) => ` ${name}`).join('')
