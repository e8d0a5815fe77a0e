import type { NodeJson } from '../../render/answer-json.ts'
import { CARD, cardHeight } from './card-size.ts'
import type { GraphView } from './graph-view.ts'
import { age, nodeFacts, type NodeFacts } from './node-facts.ts'
import type { Marks, SceneCard, SceneColumns, SceneNode, SceneRow } from './scene.ts'

export const hasFacts = ({ type, owners, tags, freshness, status }: NodeFacts): boolean =>
  type !== undefined ||
  owners.length > 0 ||
  tags.length > 0 ||
  freshness !== undefined ||
  status !== undefined

const changeOf = ({ change }: NodeJson): { change?: 'added' | 'removed' } =>
  change === 'added' || change === 'removed' ? { change } : {}

export function marksOf(node: NodeJson): Marks {
  return {
    start: node.start === true,
    more: node.more === true,
    opaque: node.opaque === true,
    deleted: node.deleted === true,
    opened: node.opened === true,
    ...(node.cycle === undefined ? {} : { cycle: node.cycle }),
    ...changeOf(node),
  }
}

function columnsOf(columns: readonly NodeJson[], open: boolean, joined: ReadonlySet<string>): SceneColumns {
  if (!open || columns.length === 0) return { open, known: columns.length, rows: [], rest: 0 }
  // Those with edges come first into what is drawn, but stand in their order.
  const kept =
    columns.length <= CARD.rows
      ? columns
      : [...columns.filter((c) => joined.has(c.id)), ...columns.filter((c) => !joined.has(c.id))].slice(
          0,
          CARD.rows,
        )
  const drawn = new Set(kept)
  const rows = columns
    .filter((column) => drawn.has(column))
    .map((column): SceneRow => ({
      id: column.id,
      name: column.name,
      ...(column.type === undefined ? {} : { type: column.type }),
      start: column.start === true,
      ...changeOf(column),
    }))
  return { open, known: columns.length, rows, rest: columns.length - rows.length }
}

/** The card of a node. `joined` are the columns that edges leave or reach; `now` is in milliseconds since 1970. */
export function sceneCard(
  node: NodeJson,
  columns: readonly NodeJson[],
  joined: ReadonlySet<string>,
  view: GraphView,
  now: number,
): SceneCard {
  const facts = nodeFacts(node, now)
  const shown = columnsOf(columns, view.columnsOpen.has(node.id), joined)
  const pinned = view.pinned.get(node.id)
  return {
    kind: 'card',
    id: node.id,
    title: node.name,
    node,
    facts,
    marks: marksOf(node),
    columns: shown,
    width: CARD.width,
    height: cardHeight(shown.rows.length, shown.rest),
    anchor: CARD.anchor,
    ...(pinned === undefined ? {} : { pinned }),
  }
}

/** The card that a node had before, where nothing of it is other than it was; undefined else. Cards with rows are always made anew. */
export function keptCard(
  was: SceneNode | undefined,
  node: NodeJson,
  columns: number,
  view: GraphView,
  now: number,
): SceneCard | undefined {
  if (was?.kind !== 'card' || was.node !== node || was.columns.open || was.columns.known !== columns)
    return undefined
  if (view.columnsOpen.has(node.id) || view.pinned.get(node.id) !== was.pinned) return undefined
  const { freshness } = was.facts
  return freshness === undefined || freshness.text === age(now - Date.parse(freshness.at)) ? was : undefined
}
