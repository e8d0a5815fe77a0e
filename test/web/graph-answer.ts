import type { EdgeJson, GraphJson, NodeJson } from '../../src/render/answer-json.ts'

const node = (id: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id,
  kind: 'dataset',
  namespace: 'postgres://db.shop.example:5432',
  name: `shop.${id}`,
  ...more,
})

const edge = (from: string, to: string, more: Partial<EdgeJson> = {}): EdgeJson => ({
  from,
  to,
  jobs: [{ id: `job of ${to}`, namespace: 'dbt', name: `model.${to}` }],
  basis: ['stated'],
  ...more,
})

export const graphOf = (nodes: readonly NodeJson[], edges: readonly EdgeJson[]): GraphJson => ({
  kind: 'graph',
  query: 'lineage of dataset shop.raw.orders',
  complete: true,
  cuts: [],
  notes: [],
  nodes,
  edges,
  stats: { members: nodes.length, edges: edges.length, elapsedMs: 1 },
})

/** A small shop with everything that a card can show: a cycle, changes, marks, long names and other scripts. */
export const shop: GraphJson = graphOf(
  [
    node('raw.orders', {
      start: true,
      type: 'table',
      owner: 'Data Platform',
      tag: ['gold', 'pii'],
      status: 'COMPLETE',
      lastWritten: '2026-03-09T10:00:00.000Z',
    }),
    node('raw.customers', {
      type: 'table',
      owner: 'crm-team',
      tag: ['pii'],
      opaque: true,
      status: 'FAIL',
      lastWritten: '2026-01-09T10:00:00.000Z',
    }),
    node('ingest', {
      kind: 'job',
      namespace: 'airflow',
      name: 'ingest_from_a_very_long_source_system_name_that_will_not_fit.orders',
      type: 'AIRFLOW_TASK',
      status: 'RUNNING',
    }),
    node('staging.stg_orders', { type: 'view', lastWritten: '2026-03-09T10:00:00.000Z' }),
    node('staging.stg_customers', { change: 'added', type: 'view' }),
    node('staging.old_orders', { change: 'removed', type: 'view' }),
    node('marts.fct_orders', {
      type: 'table',
      tag: ['gold', 'finance', 'certified'],
      cycle: 1,
      status: 'COMPLETE',
    }),
    node('marts.feedback', { cycle: 1 }),
    node('marts.revenue', { more: true, type: 'table', owner: 'ann' }),
    node('marts.<b>bold</b>', { name: '<b>bold</b> & "quoted"', more: true }),
    node('عربي', { name: 'مخزن.المبيعات.الطلبات_اليومية_المجمعة', type: 'table' }),
    node('emoji', { name: '👩‍👩‍👧‍👦📦🇩🇪'.repeat(12), tag: ['データ'] }),
    node('lonely', { deleted: true }),
  ],
  [
    edge('ingest', 'raw.orders'),
    edge('raw.orders', 'staging.stg_orders'),
    edge('raw.customers', 'staging.stg_customers', {
      change: 'added',
      transformations: [{ type: 'DIRECT', masking: true }],
    }),
    edge('raw.orders', 'staging.old_orders', { change: 'removed' }),
    edge('staging.old_orders', 'marts.fct_orders', { change: 'removed' }),
    edge('staging.stg_orders', 'marts.fct_orders'),
    edge('staging.stg_customers', 'marts.fct_orders', {
      transformations: [{ type: 'INDIRECT', subtype: 'JOIN', masking: false }],
    }),
    edge('marts.fct_orders', 'marts.feedback'),
    edge('marts.feedback', 'marts.fct_orders'),
    edge('marts.fct_orders', 'marts.revenue', { hidden: 2 }),
    edge('raw.orders', 'marts.revenue'),
    edge('raw.orders', 'marts.<b>bold</b>', { transformations: [{ type: 'DIRECT', masking: true }] }),
    edge('marts.feedback', 'marts.feedback'),
    edge('raw.customers', 'عربي'),
    edge('عربي', 'emoji', { transformations: [{ type: 'INDIRECT', subtype: 'FILTER', masking: false }] }),
  ],
)

const column = (dataset: string, name: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id: `${dataset}#${name}`,
  kind: 'column',
  namespace: 'postgres://db.shop.example:5432',
  name,
  dataset: { id: dataset, namespace: 'postgres://db.shop.example:5432', name: `shop.${dataset}` },
  ...more,
})

/** Columns of three datasets of the shop. */
export const shopColumns: GraphJson = graphOf(
  [
    column('raw.orders', 'order_id', { type: 'bigint' }),
    column('raw.orders', 'customer_email', { type: 'text' }),
    column('raw.orders', 'amount', { type: 'numeric(12,2)', start: true }),
    column('raw.orders', 'created_at', { type: 'timestamptz' }),
    column('staging.stg_orders', 'order_id', { type: 'bigint' }),
    column('staging.stg_orders', 'email_hash', { type: 'text' }),
    column('staging.stg_orders', 'amount_eur', { type: 'numeric' }),
    column('marts.fct_orders', 'order_id', { type: 'bigint' }),
    column('marts.fct_orders', 'amount_eur', { type: 'numeric' }),
    column('marts.fct_orders', 'is_returned', { type: 'boolean' }),
  ],
  [
    edge('raw.orders#order_id', 'staging.stg_orders#order_id', {
      transformations: [{ type: 'DIRECT', subtype: 'IDENTITY', masking: false }],
    }),
    edge('raw.orders#customer_email', 'staging.stg_orders#email_hash', {
      transformations: [{ type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true }],
    }),
    edge('raw.orders#amount', 'staging.stg_orders#amount_eur', {
      transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION', masking: false }],
    }),
    edge('raw.orders#created_at', 'staging.stg_orders#amount_eur', {
      transformations: [{ type: 'INDIRECT', subtype: 'FILTER', masking: false }],
    }),
    edge('staging.stg_orders#order_id', 'marts.fct_orders#order_id'),
    edge('staging.stg_orders#amount_eur', 'marts.fct_orders#amount_eur'),
    edge('staging.stg_orders#amount_eur', 'marts.fct_orders#is_returned', {
      transformations: [{ type: 'INDIRECT', subtype: 'CONDITIONAL', masking: false }],
    }),
  ],
)

/** Reproducible pseudo-random numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A large layered answer. Edges lead up to three layers on; degrees are similar. The first node is the start. */
export function layeredAnswer(nodes: number, edges: number, layers: number, seed = 1): GraphJson {
  const next = random(seed)
  const kinds = ['dataset', 'dataset', 'job'] as const
  const all = Array.from({ length: nodes }, (_, i) =>
    node(`n${i}`, {
      kind: kinds[i % 3]!,
      namespace: `postgres://db${i % 40}`,
      name: `shop.schema_${i % 13}.table_${i}`,
      ...(i === 0 ? { start: true } : {}),
      ...(i % 5 === 0 ? { type: 'table', owner: `team ${i % 7}` } : {}),
    }),
  )
  const made: EdgeJson[] = []
  while (made.length < edges) {
    const from = Math.floor(next() * nodes)
    const layer = Math.floor((from * layers) / nodes) + 1 + Math.floor(next() * next() * 3)
    const to = Math.floor(((layer + next()) * nodes) / layers)
    if (to < nodes) made.push(edge(`n${from}`, `n${to}`))
  }
  return graphOf(all, made)
}
