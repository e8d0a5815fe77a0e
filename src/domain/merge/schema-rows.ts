import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { newest, type Stamp, type Stamped } from '../stamp.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { SchemaNews } from './batch.ts'
import type { LoneSchema } from './thing-rows.ts'
import { hasSchemaId, typedEdge } from './edge-ids.ts'
import { jsonProp, propsOf } from './props.ts'
import { lookIn, type SchemaLook } from './schema-look.ts'

/** HAS_SCHEMA of a dataset, with what the batch tells of it; its span stays as it is. */
export function hasSchemaEdge(dataset: Id, news: SchemaNews, former: EdgeRow | undefined): EdgeRow {
  const seen = newest(former && seenOf(former), news.seen)!
  const { order, descriptions } = seen.value as SchemaLook
  const { firstAt, lastAt, days } = former?.props ?? {}
  const props = propsOf({
    role: news.role,
    firstSeen: Math.min((former?.props.firstSeen as number | undefined) ?? Infinity, news.firstSeen),
    seenAt: seen.stamp[0],
    order,
    descriptions: jsonProp(descriptions),
    firstAt,
    lastAt,
    days,
  })
  return typedEdge('HAS_SCHEMA', hasSchemaId(dataset, news.id, news.role), dataset, news.id, props)
}

/** When a schema was last carried, and how it looked then. */
const seenOf = (edge: EdgeRow): Stamped => ({ value: lookIn(edge), stamp: [edge.props.seenAt as number, 0] })

/**
 * The schema that a dataset had last: that of the greatest `seenAt`, then of the greatest digest. None if it was withdrawn
 * since, or at that instant.
 */
export function newestSchema(edges: Iterable<EdgeRow>, withdrawn?: Stamp): Id | undefined {
  let best: EdgeRow | undefined
  for (const edge of edges) if (best === undefined || compareSeen(edge, best) > 0) best = edge
  return withdrawn !== undefined && (best?.props.seenAt as number) <= withdrawn[0] ? undefined : best?.to
}

export function compareSeen(a: EdgeRow, b: EdgeRow): number {
  return (a.props.seenAt as number) - (b.props.seenAt as number) || (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)
}

/** `former` itself where it is as old: whoever has the digest has the same fields. */
export function schemaNode(news: LoneSchema, former: NodeRow | undefined): NodeRow {
  if (former !== undefined && (former.props.firstSeen as number) <= news.firstSeen) return former
  const firstSeen = Math.min((former?.props.firstSeen as number | undefined) ?? Infinity, news.firstSeen)
  return {
    label: 'Schema',
    id: news.id,
    props: { fields: canonicalJson(news.fields as unknown as Json), firstSeen },
  }
}
