import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { newest, type Stamp, type Stamped } from '../stamp.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { SchemaUpdate } from './batch.ts'
import type { StandaloneSchema } from './entity-rows.ts'
import { hasSchemaId, typedEdge } from './edge-ids.ts'
import { jsonProp, propsOf } from './props.ts'
import { storedPresentation, type SchemaPresentation } from './schema-presentation.ts'

/** The HAS_SCHEMA edge of a dataset with the batch's update; its span stays unchanged. */
export function hasSchemaEdge(dataset: Id, update: SchemaUpdate, former: EdgeRow | undefined): EdgeRow {
  const seen = newest(former && seenOf(former), update.seen)!
  const { order, descriptions } = seen.value as SchemaPresentation
  const { firstAt, lastAt, days } = former?.props ?? {}
  const props = propsOf({
    role: update.role,
    firstSeen: Math.min((former?.props.firstSeen as number | undefined) ?? Infinity, update.firstSeen),
    seenAt: seen.stamp[0],
    order,
    descriptions: jsonProp(descriptions),
    firstAt,
    lastAt,
    days,
  })
  return typedEdge('HAS_SCHEMA', hasSchemaId(dataset, update.id, update.role), dataset, update.id, props)
}

/** When a schema was last carried, and its presentation at that time. */
const seenOf = (edge: EdgeRow): Stamped => ({
  value: storedPresentation(edge),
  stamp: [edge.props.seenAt as number, 0],
})

/**
 * The newest schema of a dataset: greatest `seenAt`, then greatest digest. Undefined if the schema was withdrawn at
 * or after that instant.
 */
export function newestSchema(edges: Iterable<EdgeRow>, withdrawn?: Stamp): Id | undefined {
  let best: EdgeRow | undefined
  for (const edge of edges) if (best === undefined || compareSeen(edge, best) > 0) best = edge
  return withdrawn !== undefined && (best?.props.seenAt as number) <= withdrawn[0] ? undefined : best?.to
}

export function compareSeen(a: EdgeRow, b: EdgeRow): number {
  return (a.props.seenAt as number) - (b.props.seenAt as number) || (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)
}

/** Returns `former` if it is not newer: equal digests have equal fields. */
export function schemaNode(update: StandaloneSchema, former: NodeRow | undefined): NodeRow {
  if (former !== undefined && (former.props.firstSeen as number) <= update.firstSeen) return former
  const firstSeen = Math.min((former?.props.firstSeen as number | undefined) ?? Infinity, update.firstSeen)
  return {
    label: 'Schema',
    id: update.id,
    props: { fields: canonicalJson(update.fields as unknown as Json), firstSeen },
  }
}
