import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'

export type Change = 'added' | 'removed'

/** One thing that a comparison found added or removed. */
export type ChangedThing =
  | { readonly kind: 'node'; readonly change: Change; readonly node: NodeJson }
  | {
      readonly kind: 'edge'
      readonly change: Change
      readonly edge: EdgeJson
      /** Its ends, where the answer has them. */
      readonly from?: NodeJson | undefined
      readonly to?: NodeJson | undefined
    }

/** What of a graph is chosen. */
export type Chosen =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'edge'; readonly from: string; readonly to: string }

export const chosenOf = (thing: ChangedThing): Chosen =>
  thing.kind === 'node'
    ? { kind: 'node', id: thing.node.id }
    : { kind: 'edge', from: thing.edge.from, to: thing.edge.to }

export const keyOf = (chosen: Chosen): string =>
  chosen.kind === 'node' ? chosen.id : `${chosen.from} ${chosen.to}`

/** Its ids, as the nodes of a graph that are selected with it. */
export const idsOf = (chosen: Chosen): readonly string[] =>
  chosen.kind === 'node' ? [chosen.id] : [chosen.from, chosen.to]

/** What has these ids; undefined where they are none or of more than one thing. */
export function chosenBy(ids: readonly string[]): Chosen | undefined {
  const [first, second] = ids
  if (first === undefined || ids.length > 2) return undefined
  return second === undefined ? { kind: 'node', id: first } : { kind: 'edge', from: first, to: second }
}

export interface Changes {
  /** Added before removed, nodes before edges, each in the order of the answer. */
  readonly things: readonly ChangedThing[]
  readonly counts: Readonly<Record<Change | 'kept', { readonly nodes: number; readonly edges: number }>>
}

export function changesOf({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): Changes {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const counts = { added: none(), removed: none(), kept: none() }
  for (const { change } of nodes) if (change !== undefined) counts[change].nodes++
  for (const { change } of edges) if (change !== undefined) counts[change].edges++
  const things = (['added', 'removed'] as const).flatMap((change): ChangedThing[] => [
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

/** Those whose names, or whose jobs' names, have all words, in whatever case. */
export function thingsWith(things: readonly ChangedThing[], words: string): readonly ChangedThing[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean)
  if (wanted.length === 0) return things
  return things.filter((thing) => {
    const text = textOf(thing).toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

function textOf(thing: ChangedThing): string {
  if (thing.kind === 'node') return nodeText(thing.node)
  const { from, to, edge } = thing
  return [from, to].map((node) => (node === undefined ? '' : nodeText(node))).join(' ') + jobsText(edge)
}

const nodeText = ({ namespace, name, dataset }: NodeJson): string =>
  `${namespace} ${dataset?.name ?? ''} ${name}`
const jobsText = ({ jobs }: EdgeJson): string => jobs.map(({ name }) => ` ${name}`).join('')
