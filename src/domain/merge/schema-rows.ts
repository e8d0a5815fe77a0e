import type { SchemaField } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { newest, type Stamped } from '../stamp.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import { lesserFields, type SchemaNews } from './batch.ts'
import { hasSchemaId, typedEdge } from './edge-ids.ts'
import { jsonProp, propsOf } from './props.ts'

/** HAS_SCHEMA of a dataset, with what the batch tells of it; its span stays as it is. */
export function hasSchemaEdge(dataset: Id, news: SchemaNews, former: EdgeRow | undefined): EdgeRow {
  const seen = newest(former && seenOf(former), news.seen)!
  const { firstAt, lastAt, days } = former?.props ?? {}
  const props = propsOf({
    role: news.role,
    firstSeen: Math.min((former?.props.firstSeen as number | undefined) ?? Infinity, news.firstSeen),
    seenAt: seen.stamp[0],
    descriptions: jsonProp(seen.value as { readonly [column: string]: Json }),
    firstAt,
    lastAt,
    days,
  })
  return typedEdge('HAS_SCHEMA', hasSchemaId(dataset, news.id, news.role), dataset, news.id, props)
}

/** When a schema was last carried, and the descriptions of its columns then. */
const seenOf = ({ props }: EdgeRow): Stamped => ({
  value: descriptionsOf(props.descriptions),
  stamp: [props.seenAt as number, 0],
})

export const descriptionsOf = (json: unknown): { readonly [column: string]: string } =>
  typeof json === 'string' ? (JSON.parse(json) as { readonly [column: string]: string }) : {}

/** The schema that a dataset had last: that of the greatest `seenAt`, then of the greatest digest. */
export function newestSchema(edges: Iterable<EdgeRow>): Id | undefined {
  let best: EdgeRow | undefined
  for (const edge of edges) if (best === undefined || compareSeen(edge, best) > 0) best = edge
  return best?.to
}

export function compareSeen(a: EdgeRow, b: EdgeRow): number {
  return (a.props.seenAt as number) - (b.props.seenAt as number) || (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)
}

export function schemaNode(news: SchemaNews, former: NodeRow | undefined): NodeRow {
  const known = former === undefined ? undefined : fieldsOf(former)
  const fields = known === undefined ? news.fields : lesserFields(known, news.fields)
  const firstSeen = Math.min((former?.props.firstSeen as number | undefined) ?? Infinity, news.firstSeen)
  return {
    label: 'Schema',
    id: news.id,
    props: { fields: canonicalJson(fields as unknown as Json), firstSeen },
  }
}

/** The columns of a schema, in order. */
export const fieldsOf = (schema: NodeRow): readonly SchemaField[] =>
  typeof schema.props.fields === 'string' ? (JSON.parse(schema.props.fields) as readonly SchemaField[]) : []
