import type { NodeJson } from '../../render/answer-json.ts'
import { CARD, cardHeight } from './card-size.ts'
import type { SceneView } from './scene-view.ts'
import { age, cardFacts, type CardFacts } from './card-facts.ts'
import type { Marks, SceneCard, SceneColumns, SceneNode, SceneRow } from './scene.ts'

export const hasFacts = ({ type, owners, tags, freshness, status }: CardFacts): boolean =>
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
  // Columns with edges are preferred, but stay in order.
  const drawnColumns =
    columns.length <= CARD.rows
      ? columns
      : [...columns.filter((c) => joined.has(c.id)), ...columns.filter((c) => !joined.has(c.id))].slice(
          0,
          CARD.rows,
        )
  const drawn = new Set(drawnColumns)
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

/** The card of a node. `joined` are the columns that have edges; `now` is in milliseconds since 1970. */
export function sceneCard(
  node: NodeJson,
  columns: readonly NodeJson[],
  joined: ReadonlySet<string>,
  view: SceneView,
  now: number,
): SceneCard {
  const facts = cardFacts(node, now)
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

/** The previous card of a node if nothing changed, else undefined. Cards with rows are always rebuilt. */
export function reusedCard(
  was: SceneNode | undefined,
  node: NodeJson,
  columns: number,
  view: SceneView,
  now: number,
): SceneCard | undefined {
  if (was?.kind !== 'card' || was.node !== node || was.columns.open || was.columns.known !== columns)
    return undefined
  if (view.columnsOpen.has(node.id) || view.pinned.get(node.id) !== was.pinned) return undefined
  const { freshness } = was.facts
  return freshness === undefined || freshness.text === age(now - Date.parse(freshness.at)) ? was : undefined
}
