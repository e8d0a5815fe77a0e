import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'
import { answerCards } from './answer-cards.ts'
import { earlierIndices } from './earlier-indices.ts'
import type { SceneView } from './scene-view.ts'
import { groupKeys } from './group-keys.ts'
import { grownEdges } from './grown-edges.ts'
import { staysUngrouped, countStarts } from './ungrouped-cards.ts'
import { ancestorsAndDescendants } from './ancestors-and-descendants.ts'
import type { Scene, SceneCard, SceneGroup, SceneNode } from './scene.ts'
import { reusedCard, sceneCard } from './scene-card.ts'
import { sceneEdges, type CollectedEdges, type Place } from './scene-edges.ts'
import { sceneGroup } from './scene-group.ts'

export interface SceneOptions {
  /** An answer with the columns of the open datasets that have loaded so far. */
  readonly columns?: GraphJson
  /** Milliseconds since 1970. Freshness is relative to this. */
  readonly now: number
  /** The previous scene. Unchanged cards and edges are reused as the same objects, so that their elements and boxes are reused too. */
  readonly before?: Scene | undefined
}

const NO_COLUMNS: readonly NodeJson[] = []

/**
 * Builds the scene of an answer under a view. A group of one card is drawn as that card. Starts stay outside groups unless there
 * are many. O(nodes + edges).
 */
export function buildScene(graph: GraphJson, view: SceneView, { columns, now, before }: SceneOptions): Scene {
  const answer = answerCards(graph, columns)
  const edges: readonly EdgeJson[] = columns === undefined ? graph.edges : [...graph.edges, ...columns.edges]
  const focused =
    view.focus === undefined || !answer.cards.some(({ id }) => id === view.focus)
      ? undefined
      : ancestorsAndDescendants(view.focus, edges, answer.cardOf)
  const inFocus = answer.cards.filter((card) => focused?.has(card.id) ?? true)
  const visible = inFocus.filter((card) => !view.hidden.has(card.id))

  const joined = new Set<string>()
  if (answer.columns.size > 0) for (const edge of edges) joined.add(edge.from).add(edge.to)
  const nodes: SceneNode[] = []
  const places = new Map<string, Place>()
  const inGroups = groupMembers(visible, graph, view, answer.cardOf)
  const earlier = before && earlierIndices(visible, before.nodes)
  for (const [i, card] of visible.entries()) {
    if (inGroups.of.has(card.id)) continue
    const own = answer.columns.get(card.id) ?? NO_COLUMNS
    const one =
      reusedCard(before?.nodes[earlier![i]!], card, own.length, view, now) ??
      sceneCard(card, own, joined, view, now)
    const node = nodes.push(one) - 1
    places.set(card.id, { node })
    placeRows(one, node, own, places)
  }
  for (const [key, members] of inGroups.groups) {
    const node = nodes.push(sceneGroup(view.groupBy!, key, members)) - 1
    for (const card of members) {
      places.set(card.id, { node })
      for (const column of answer.columns.get(card.id) ?? []) places.set(column.id, { node })
    }
  }
  const draw = (some: readonly EdgeJson[]): CollectedEdges =>
    sceneEdges(
      some,
      (id) => places.get(id),
      (node) => nodes[node]!.kind === 'group',
      ({ node, row }) =>
        row === undefined ? nodes[node]!.id : `${nodes[node]!.id}.${rowId(nodes[node]!, row)}`,
    )
  const onlyGrew =
    before?.summary.groups === 0 &&
    inGroups.groups.size === 0 &&
    answer.columns.size === 0 &&
    before.nodes.every(({ id }, i) => nodes[i]?.id === id)
  const grown = onlyGrew
    ? grownEdges(
        edges,
        before,
        (id) => places.get(id),
        (some) => draw(some).edges,
      )
    : undefined
  const drawn: CollectedEdges = grown === undefined ? draw(edges) : { edges: grown, inner: new Map() }
  for (const [node, inner] of drawn.inner) nodes[node] = { ...(nodes[node] as SceneGroup), inner }
  return {
    nodes,
    edges: drawn.edges,
    summary: {
      cards: answer.cards.length,
      shown: nodes.length - inGroups.groups.size,
      groups: inGroups.groups.size,
      inGroups: inGroups.of.size,
      hidden: inFocus.length - visible.length,
      outOfFocus: answer.cards.length - inFocus.length,
      opaque: visible.filter((card) => card.opaque === true).length,
      more: visible.filter((card) => card.more === true).length,
      restColumns: nodes.reduce((sum, node) => sum + (node.kind === 'card' ? node.columns.rest : 0), 0),
      cuts: graph.cuts.map((cut) => cut.message),
    },
  }
}

const rowId = (node: SceneNode, row: number): string =>
  node.kind === 'card' ? (node.columns.rows[row]?.id ?? 'rest') : ''

/** The members of each collapsed group by key, in order of appearance. */
function groupMembers(
  visible: readonly NodeJson[],
  graph: GraphJson,
  view: SceneView,
  cardOf: (id: string) => string | undefined,
): { readonly groups: ReadonlyMap<string, readonly NodeJson[]>; readonly of: ReadonlySet<string> } {
  const groups = new Map<string, NodeJson[]>()
  const of = new Set<string>()
  if (view.groupBy === undefined) return { groups, of }
  const keys = groupKeys(visible, cardOf, graph.edges, view.groupBy)
  const starts = countStarts(visible)
  for (const card of visible) {
    const key = keys.get(card.id)!
    if (view.opened.has(key) || staysUngrouped(card, starts, view)) continue
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [card])
    else members.push(card)
  }
  for (const [key, members] of groups) {
    if (members.length < 2) groups.delete(key)
    else for (const card of members) of.add(card.id)
  }
  return { groups, of }
}

/** Places columns on their rows. Columns without a row are placed on the "more columns" row, or on the card if it is closed. */
function placeRows(
  card: SceneCard,
  node: number,
  columns: readonly NodeJson[],
  places: Map<string, Place>,
): void {
  if (columns.length === 0) return
  const { open, rows } = card.columns
  const rowOf = new Map(rows.map((row, i) => [row.id, i]))
  for (const column of columns)
    places.set(column.id, open ? { node, row: rowOf.get(column.id) ?? rows.length } : { node })
}
