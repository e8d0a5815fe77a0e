import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'
import { answerCards } from './answer-cards.ts'
import type { GraphView } from './graph-view.ts'
import { groupKeys } from './group-keys.ts'
import { staysOutside, startsOf } from './outside-groups.ts'
import { upAndDown } from './reach.ts'
import type { Scene, SceneCard, SceneGroup, SceneNode } from './scene.ts'
import { sceneCard } from './scene-card.ts'
import { sceneEdges, type Place } from './scene-edges.ts'
import { sceneGroup } from './scene-group.ts'

export interface SceneOptions {
  /** An answer of columns for the datasets of the graph, as far as they were asked for. */
  readonly columns?: GraphJson
  /** Milliseconds since 1970: what freshness is reckoned from. */
  readonly now: number
}

/**
 * What is drawn of an answer when it is looked at in this way. Groups of one card are that card, and a start stays outside of groups
 * (unless there are many). O(nodes + edges).
 */
export function buildScene(graph: GraphJson, view: GraphView, { columns, now }: SceneOptions): Scene {
  const answer = answerCards(graph, columns)
  const edges: readonly EdgeJson[] = columns === undefined ? graph.edges : [...graph.edges, ...columns.edges]
  const known = new Set(answer.cards.map((card) => card.id))
  const focused =
    view.focus === undefined || !known.has(view.focus)
      ? undefined
      : upAndDown(view.focus, edges, answer.cardOf)
  const inFocus = answer.cards.filter((card) => focused?.has(card.id) ?? true)
  const visible = inFocus.filter((card) => !view.hidden.has(card.id))

  const joined = new Set<string>()
  if (answer.columns.size > 0) for (const edge of edges) joined.add(edge.from).add(edge.to)
  const nodes: SceneNode[] = []
  const places = new Map<string, Place>()
  const inGroups = gather(visible, graph, view, answer.cardOf)
  for (const card of visible) {
    if (inGroups.of.has(card.id)) continue
    const one = sceneCard(card, answer.columns.get(card.id) ?? [], joined, view, now)
    const node = nodes.push(one) - 1
    places.set(card.id, { node })
    placeRows(one, node, answer.columns.get(card.id) ?? [], places)
  }
  for (const [key, members] of inGroups.groups) {
    const node = nodes.push(sceneGroup(view.groupBy!, key, members)) - 1
    for (const card of members) {
      places.set(card.id, { node })
      for (const column of answer.columns.get(card.id) ?? []) places.set(column.id, { node })
    }
  }
  const drawn = sceneEdges(
    edges,
    (id) => places.get(id),
    (node) => nodes[node]!.kind === 'group',
    ({ node, row }) =>
      row === undefined ? nodes[node]!.id : `${nodes[node]!.id}.${rowId(nodes[node]!, row)}`,
  )
  for (const [node, inner] of drawn.inner) nodes[node] = { ...(nodes[node] as SceneGroup), inner }
  return {
    nodes,
    edges: drawn.edges,
    told: {
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

/** The members of each collapsed group, by its key in order of appearance. */
function gather(
  visible: readonly NodeJson[],
  graph: GraphJson,
  view: GraphView,
  cardOf: (id: string) => string | undefined,
): { readonly groups: ReadonlyMap<string, readonly NodeJson[]>; readonly of: ReadonlySet<string> } {
  const groups = new Map<string, NodeJson[]>()
  const of = new Set<string>()
  if (view.groupBy === undefined || view.collapsed.size === 0) return { groups, of }
  const keys = groupKeys(visible, cardOf, graph.edges, view.groupBy)
  const starts = startsOf(visible)
  for (const card of visible) {
    const key = keys.get(card.id)!
    if (!view.collapsed.has(key) || staysOutside(card, starts, view)) continue
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

/** Columns are placed on their rows; those that are not drawn on the row of the rest, or on the card while it is closed. */
function placeRows(
  card: SceneCard,
  node: number,
  columns: readonly NodeJson[],
  places: Map<string, Place>,
): void {
  const { open, rows } = card.columns
  const rowOf = new Map(rows.map((row, i) => [row.id, i]))
  for (const column of columns)
    places.set(column.id, open ? { node, row: rowOf.get(column.id) ?? rows.length } : { node })
}
