import { q, type GoldenQuery } from './queries.ts'

/** A few queries that together contain every form of the language: each token, each kind of tree and plan, each statement. */
export const STAGE_QUERIES: readonly GoldenQuery[] = [
  q(
    'datasets',
    'dataset shop.marts.dim_customers in "duckdb:///srv/tributary-examples/dbt-shop/shop.duckdb" union ' +
      '{ "duckdb:///srv/tributary-examples/dbt-shop/shop.duckdb/shop.raw.raw_orders", SHOP.STAGING.STG_ORDERS } except datasets like *.depth ' +
      'union (datasets like *customers* in duckdb* matching /^shop\\.(marts|raw)/ tagged pii owned by nobody) where kind = dataset limit 5',
  ),
  q(
    'jobs',
    'jobs in warehouse union job build_warehouse count by type, namespace order by count asc limit 2',
  ),
  q(
    'columns',
    'column email of dataset stg_customers union columns like *_id of { stg_orders, stg_payments } intersect columns of stg_orders ' +
      'union column *name* of dim_customers show dataset, name, type',
  ),
  q(
    'let',
    'let marts = datasets like shop.marts.*; lineage of marts depth 2.. union ' +
      '(downstream of column email of raw_customers at dataset within datasets like shop.* since 30d) count',
  ),
  q(
    'walk',
    'upstream of { fct_orders } at job depth 1 between 2026-11-20 and 2026-11-24 within jobs like *stg* within datasets like shop.* ' +
      'avoiding jobs like *snapshot* avoiding datasets like *.int_* stop at dataset stg_customers via stated ' +
      'skip { stg_orders, datasets like *.int_* } including start',
  ),
  q(
    'inherited-clauses',
    '(upstream of fct_orders intersect downstream of datasets like shop.raw.* depth 2) depth 1..3 as of 2026-11-24 ' +
      'where distance < 4 order by distance desc, name limit 3',
  ),
  q(
    'column-walk',
    'upstream of columns of dataset retail.daily_store_sales depth all via indirect, unmasked',
  ),
  q(
    'paths',
    'paths from { raw_orders, raw_payments } to fct_orders depth 2 until 2026-11-24 via inferred skip datasets like *.int_*',
  ),
  q('column-paths', 'paths from column email of raw_customers to columns of dim_customers via direct'),
  q('shortest-path', 'explain shortest path from job build_warehouse to job score_customers'),
  q(
    'ends',
    'roots of datasets like shop.* union leaves of downstream of job score_customers at job union cycles in downstream of raw_customers',
  ),
  q(
    'runs',
    'runs of dataset fct_orders last 2 union runs like *stg_orders* last 2 union last run of job publish_marts where duration > 20s ' +
      'show job, status, startedAt, endedAt, duration, producer, upstreams',
  ),
  q(
    'run-walk',
    '(upstream of last run of dataset fct_orders at run depth 1 as of 2026-11-24T23:00:00Z) union ' +
      'downstream of dataset retail.sales at operation since 2d',
  ),
  q(
    'where',
    'datasets where not name like shop.staging.* and (downstreams > 2 or owner is null) and lastWritten older than 2d ' +
      'and not lastRead newer than 1h and name in (shop.raw.raw_orders, shop.marts.fct_orders) and name matching /FCT/i ' +
      'order by downstreams desc, name',
  ),
  q(
    'changes',
    'changes between 2026-11-20 and 2026-11-24 in downstream of raw_customers at column since 3d count by change',
  ),
  q(
    'changed-datasets',
    'changes since 2d in datasets like shop.marts.* where change = added show name, change, firstSeen',
  ),
  q('parameters', 'upstream of datasets like $glob depth $depth since $since where name in $names', {
    glob: '*fct_orders',
    depth: 2,
    since: '7d',
    names: ['shop.raw.raw_orders', 'shop.staging.stg_orders'],
  }),
]
