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
import { AGGREGATE_SLOTS, type AggregateRow } from '../../domain/merge-protocol.ts'
import type { JsonObject } from '../../lib/json.ts'
import { fromNeo4j, toNeo4j, type Neo4jProps } from './props-codec.ts'

type Kinds = Readonly<Record<string, PropKind>>
/** Labels of nodes that people look for by name, ignoring case. */
const NAMED: ReadonlySet<NodeLabel> = new Set(['Dataset', 'Job'])

/** A name as it is compared when case does not count. */
export const foldName = (name: string): string => name.toLowerCase()

/** All properties of a node as Neo4j keeps them: the row's, its id, and what lookups need beside them. */
export function nodeToNeo4j(row: NodeRow): Neo4jProps {
  const kept = toNeo4j(row.props, NODES[row.label])
  const name = row.props['name']
  if (!NAMED.has(row.label) || typeof name !== 'string') return { ...kept, id: row.id }
  return { ...kept, id: row.id, nameLower: foldName(name) }
}

export function nodeFromNeo4j(label: NodeLabel, kept: Neo4jProps): NodeRow {
  return { label, id: kept['id'] as Id, props: fromNeo4j(kept, NODES[label]) }
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

/** An aggregate is a node without edges; its body is JSON text, in which half a surrogate pair is escaped. */
export function aggregateToNeo4j(row: AggregateRow): Neo4jProps {
  const slots: Record<string, PropValue> = {}
  for (const slot of AGGREGATE_SLOTS) if (row[slot] !== undefined) slots[slot] = row[slot]
  if (row.at !== undefined) slots['at'] = row.at
  return { ...toNeo4j(slots, AGGREGATE), id: row.id, body: JSON.stringify(row.body) }
}

export function aggregateFromNeo4j(kept: Neo4jProps): AggregateRow {
  const body = JSON.parse(kept['body'] as string) as JsonObject
  return { id: kept['id'] as Id, body, ...(fromNeo4j(kept, AGGREGATE) as Partial<AggregateRow>) }
}
