import { listKey } from '../../compile/list-key.ts'
import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import {
  EDGES,
  NODES,
  type EdgeType,
  type NodeLabel,
  type PropKind,
  type PropValue,
} from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import { AGGREGATE_SLOTS, type AggregateRow, type Put } from '../../domain/merge-protocol.ts'
import type { JsonObject } from '../../lib/json.ts'
import { changesToNeo4j, fromNeo4j, toNeo4j, type Neo4jProps } from './props-codec.ts'

type Kinds = Readonly<Record<string, PropKind>>
/** Labels of nodes that lookups find by name, ignoring case. */
const NAMED: ReadonlySet<NodeLabel> = new Set(['Dataset', 'Job'])

/** A name as case-insensitive lookups compare it. */
export const foldName = (name: string): string => name.toLowerCase()

/** All stored properties of a node: those of the row, its id, and the keys for lookups and lists. */
export function nodeToNeo4j(row: NodeRow): Neo4jProps {
  const props = toNeo4j(row.props, NODES[row.label])
  const { namespace, name } = row.props
  if (!NAMED.has(row.label) || typeof name !== 'string') return { ...props, id: row.id }
  return { ...props, id: row.id, nameLower: foldName(name), ...listKeyProps(namespace, name) }
}

/** The stored properties of a node that change, with null for removed ones. */
export function nodeChangesToNeo4j({ label, props, former }: Put<NodeRow>): Neo4jProps {
  const changed = changesToNeo4j(former, props, NODES[label])
  const { namespace, name } = props
  if (!NAMED.has(label) || (former?.['name'] === name && former?.['namespace'] === namespace)) return changed
  if (typeof name !== 'string') return { ...changed, nameLower: null, listKey: null }
  return { ...changed, nameLower: foldName(name), ...listKeyProps(namespace, name) }
}

const listKeyProps = (namespace: PropValue | undefined, name: string): Neo4jProps =>
  typeof namespace === 'string' ? { listKey: listKey(namespace, name) } : {}

/** The stored properties of an edge that change, with null for removed ones. */
export const edgeChangesToNeo4j = ({ type, props, former }: Put<EdgeRow>): Neo4jProps =>
  changesToNeo4j(former, props, EDGES[type].props)

export function nodeFromNeo4j(label: NodeLabel, props: Neo4jProps): NodeRow {
  return { label, id: props['id'] as Id, props: fromNeo4j(props, NODES[label]) }
}

export function edgeToNeo4j(row: EdgeRow): Neo4jProps {
  return { ...toNeo4j(row.props, EDGES[row.type].props), id: row.id }
}

/** An edge as statements return it. */
export interface EdgeRecord {
  readonly from: Id
  readonly fromLabel: NodeLabel
  readonly to: Id
  readonly toLabel: NodeLabel
  readonly props: Neo4jProps
}

export function edgeFromNeo4j(type: EdgeType, { props, ...ends }: EdgeRecord): EdgeRow {
  return {
    type,
    id: props['id'] as Id,
    fromLabel: ends.fromLabel,
    from: ends.from,
    toLabel: ends.toLabel,
    to: ends.to,
    props: fromNeo4j(props, EDGES[type].props),
  }
}

const AGGREGATE = {
  ...Object.fromEntries(AGGREGATE_SLOTS.map((slot) => [slot, 'text'])),
  at: 'int',
} as Kinds

/** An aggregate is a node without edges. Its body is JSON, which escapes half a surrogate pair. */
export function aggregateToNeo4j(row: AggregateRow): Neo4jProps {
  const slots: Record<string, PropValue> = {}
  for (const slot of AGGREGATE_SLOTS) if (row[slot] !== undefined) slots[slot] = row[slot]
  if (row.at !== undefined) slots['at'] = row.at
  const body = JSON.stringify(row.body)
  bodyLengths.set(row.body, body.length)
  return { ...toNeo4j(slots, AGGREGATE), id: row.id, body }
}

export function aggregateChangesToNeo4j(row: AggregateRow): Neo4jProps {
  return { ...NO_SLOTS, ...aggregateToNeo4j(row) }
}
const NO_SLOTS: Neo4jProps = Object.fromEntries(Object.keys(AGGREGATE).map((name) => [name, null]))

export function aggregateFromNeo4j(props: Neo4jProps): AggregateRow {
  const text = props['body'] as string
  const body = JSON.parse(text) as JsonObject
  bodyLengths.set(body, text.length)
  return { id: props['id'] as Id, body, ...(fromNeo4j(props, AGGREGATE) as Partial<AggregateRow>) }
}

/** Length of the body's JSON, in characters. Known without encoding for aggregates that were read or written. */
export const bodyLength = ({ body }: AggregateRow): number =>
  bodyLengths.get(body) ?? JSON.stringify(body).length
const bodyLengths = new WeakMap<JsonObject, number>()
