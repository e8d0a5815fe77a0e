import type { EdgeJson } from '../../render/answer-json.ts'
import type { EdgeStyle, SceneEdge } from './scene.ts'

/** Where the end of an edge is drawn: a node of the scene, and a row if columns are open. */
export interface Place {
  readonly node: number
  readonly row?: number
}

interface Collected {
  readonly from: Place
  readonly to: Place
  style: EdgeStyle
  skipped: number
  change: EdgeJson['change'] | 'mixed'
  readonly edges: EdgeJson[]
}

/** The edges of a scene, and the number of edges inside each node. */
export interface CollectedEdges {
  readonly edges: readonly SceneEdge[]
  readonly inner: ReadonlyMap<number, number>
}

/** More than the nodes of any scene, so that two node numbers fit into one number. */
const MOST_NODES = 2 ** 26

/**
 * Merges edges between the same two places. If columns of two cards have edges, the edge between the cards is dropped. Edges within
 * one group are only counted. A loop on a card stays, because it is a cycle.
 */
export function sceneEdges(
  edges: readonly EdgeJson[],
  places: (nodeId: string) => Place | undefined,
  isGroup: (node: number) => boolean,
  idOf: (place: Place) => string,
): CollectedEdges {
  const collected = new Map<string | number, Collected>()
  const inner = new Map<number, number>()
  const byRows = new Set<string>()
  for (const edge of edges) {
    const from = places(edge.from)
    const to = places(edge.to)
    if (from === undefined || to === undefined) continue
    if (from.node === to.node && isGroup(from.node)) {
      inner.set(from.node, (inner.get(from.node) ?? 0) + 1)
      continue
    }
    // Edges between columns of one closed card say nothing about the card.
    if (from.node === to.node && from.row === undefined && to.row === undefined && edge.from !== edge.to)
      continue
    if (from.row !== undefined || to.row !== undefined) byRows.add(`${from.node}>${to.node}`)
    // A numeric key if possible: most edges are between cards, and there may be very many.
    const key =
      from.row === undefined && to.row === undefined
        ? from.node * MOST_NODES + to.node
        : `${from.node}.${from.row ?? ''}>${to.node}.${to.row ?? ''}`
    const one = collected.get(key)
    if (one === undefined)
      collected.set(key, {
        from,
        to,
        style: edgeStyle(edge),
        skipped: edge.hidden ?? 0,
        change: edge.change,
        edges: [edge],
      })
    else {
      one.style = strongest(one.style, edgeStyle(edge))
      one.skipped = Math.min(one.skipped, edge.hidden ?? 0)
      if (one.change !== edge.change) one.change = 'mixed'
      one.edges.push(edge)
    }
  }
  const drawn = [...collected.values()].filter(
    ({ from, to }) =>
      byRows.size === 0 ||
      from.row !== undefined ||
      to.row !== undefined ||
      !byRows.has(`${from.node}>${to.node}`),
  )
  return { edges: drawn.map((one) => finish(one, idOf)), inner }
}

function finish(
  { from, to, style, skipped, change, edges }: Collected,
  idOf: (place: Place) => string,
): SceneEdge {
  return {
    id: `${idOf(from)}>${idOf(to)}`,
    from: from.node,
    to: to.node,
    ...(from.row === undefined ? {} : { fromRow: from.row }),
    ...(to.row === undefined ? {} : { toRow: to.row }),
    style,
    ...(change === 'added' || change === 'removed' ? { change } : {}),
    skipped,
    edges,
  }
}

/**
 * The style of an edge. `direct`: a value is copied or computed from, or nothing is known. `masked`: values arrive only masked.
 * `indirect`: values only influence the result (filter, join, sort).
 */
function edgeStyle({ transformations }: EdgeJson): EdgeStyle {
  if (transformations === undefined || transformations.length === 0) return 'direct'
  if (transformations.some((t) => t.type.toUpperCase() === 'DIRECT' && !t.masking)) return 'direct'
  return transformations.some((t) => t.masking) ? 'masked' : 'indirect'
}

/** The style of several edges drawn as one: the strongest. */
function strongest(a: EdgeStyle, b: EdgeStyle): EdgeStyle {
  if (a === 'direct' || b === 'direct') return 'direct'
  return a === 'masked' || b === 'masked' ? 'masked' : 'indirect'
}
