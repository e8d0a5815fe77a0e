/** One query of the golden set: its file name and, where it has some, its parameters. */
export interface GoldenQuery {
  readonly name: string
  readonly text: string
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>
}

/** The instant that all golden queries take for now: a day after the recordings. */
export const GOLDEN_NOW = Date.UTC(2026, 10, 25, 12)

const q = (name: string, text: string, params?: GoldenQuery['params']): GoldenQuery =>
  params === undefined ? { name, text } : { name, text, params }

/** Every form of the language's core, over the recorded examples. */
export const GOLDEN_QUERIES: readonly GoldenQuery[] = [
  // Selecting
  q('select-dataset-exact', 'dataset "shop.marts.fct_orders"'),
  q('select-dataset-ending', 'dataset fct_orders'),
  q('select-dataset-ignoring-case', 'dataset SHOP.MARTS.FCT_ORDERS'),
  q('select-dataset-in-namespace', 'dataset shop.marts.dim_customers in "duckdb:///srv/tributary-examples/dbt-shop/shop.duckdb"'),
  q('select-dataset-full-name', '"duckdb:///srv/tributary-examples/dbt-shop/shop.duckdb/shop.raw.raw_orders"'),
  q('select-bare', 'stg_orders'),
  q('select-keyword-as-name', 'datasets like *.depth'),
  q('select-alias', 'dataset retail.sales'),
  q('select-datasets-like', 'datasets like shop.marts.*'),
  q('select-datasets-in', 'datasets in "duckdb:*" limit 5'),
  q('select-datasets-matching', 'datasets matching /(raw|stg)_orders$/'),
  q('select-datasets-several-filters', 'datasets like *customers* in duckdb* matching /^shop\\.(marts|raw)/'),
  q('select-datasets-tagged', 'datasets tagged pii'),
  q('select-datasets-tagged-none', 'datasets tagged retired'),
  q('select-datasets-owned-none', 'datasets owned by nobody'),
  q('select-jobs', 'jobs in warehouse'),
  q('select-job', 'job build_warehouse'),
  q('select-column', 'column email of dataset stg_customers'),
  q('select-columns', 'columns of fct_orders'),
  q('select-columns-glob', 'columns like *_id of { stg_orders, stg_payments }'),
  q('select-column-glob', 'column *name* of dim_customers'),
  q('select-list', '{ fct_orders, dim_customers, dataset retail.sales }'),
  q('select-parentheses', '(datasets like *payments*) where kind = dataset'),
  // Walking
  q('upstream', 'upstream of dataset fct_orders'),
  q('downstream', 'downstream of dataset raw_customers'),
  q('lineage', 'lineage of dataset stg_orders'),
  q('upstream-depth', 'upstream of daily_revenue depth 1'),
  q('upstream-depth-range', 'upstream of daily_revenue depth 2..3'),
  q('upstream-depth-open', 'upstream of daily_revenue depth 2..'),
  q('upstream-depth-all', 'upstream of daily_revenue depth all'),
  q('including-start', 'downstream of stg_customers depth 1 including start'),
  q('downstream-of-several', 'downstream of { raw_orders, raw_payments }'),
  q('downstream-of-filter', 'downstream of datasets like shop.raw.*'),
  q('downstream-of-alias', 'downstream of dataset retail.sales'),
  q('downstream-spark', 'downstream of dataset "/srv/tributary-examples/spark-warehouse/landing/sales"'),
  q('within', 'upstream of fct_orders within datasets like shop.staging.*'),
  q('avoiding', 'downstream of raw_orders avoiding datasets like *.int_*'),
  q('avoiding-job', 'downstream of raw_customers avoiding jobs like *snapshot*'),
  q('within-job', 'downstream of raw_customers within jobs like *stg_customers*'),
  q('stop-at', 'downstream of raw_customers stop at dataset stg_customers'),
  q('via-stated', 'upstream of fct_orders via stated'),
  q('via-inferred', 'upstream of fct_orders via inferred'),
  // Ways and structure
  q('paths', 'paths from raw_orders to daily_revenue'),
  q('paths-depth', 'paths from { raw_orders, raw_payments } to fct_orders depth 2'),
  q('paths-at-job', 'paths from raw_payments to fct_orders at job'),
  q('paths-of-columns', 'paths from column email of raw_customers to columns of dim_customers'),
  q('paths-none', 'paths from daily_revenue to raw_orders'),
  q('shortest-path', 'shortest path from dataset raw_customers to fct_orders'),
  q('shortest-path-of-jobs', 'shortest path from job build_warehouse to job score_customers'),
  q('cycles', 'cycles'),
  q('cycles-in', 'cycles in downstream of raw_customers'),
  q('roots', 'roots of upstream of fct_orders'),
  q('roots-of-selection', 'roots of datasets like shop.*'),
  q('leaves', 'leaves of downstream of raw_customers'),
  q('skip', 'upstream of fct_orders skip datasets like shop.staging.*'),
  q('skip-at-job', 'upstream of fct_orders at job depth 1 skip datasets like shop.staging.*'),
  q('skip-depth', 'downstream of raw_customers depth 2 skip { stg_customers }'),
  q('explain-paths', 'explain paths from raw_orders to daily_revenue skip datasets like *.int_*'),
  // Time
  q('since-duration', 'upstream of fct_orders since 7d'),
  q('since-too-late', 'upstream of fct_orders since 2h'),
  q('until', 'upstream of fct_orders until 2026-11-24'),
  q('between', 'upstream of fct_orders between 2026-11-20 and 2026-11-24'),
  q('between-empty', 'upstream of fct_orders between 2026-01-01 and 2026-01-31'),
  q('as-of', 'upstream of fct_orders as of 2026-11-24'),
  q('as-of-before', 'upstream of fct_orders as of 2026-11-01'),
  q('since-as-of', 'upstream of fct_orders since 2d as of 2026-11-24T12:00:00Z'),
  // Granularity
  q('at-job-upstream', 'upstream of fct_orders at job depth 1'),
  q('at-job-downstream', 'downstream of dataset retail.sales at job'),
  q('of-job', 'downstream of job score_customers'),
  q('of-job-upstream', 'upstream of job publish_marts'),
  q('of-job-at-dataset', 'downstream of job score_customers at dataset'),
  q('of-column', 'upstream of column customer_id of dataset fct_orders'),
  q('of-column-downstream', 'downstream of column email of dataset raw_customers'),
  q('of-column-direct', 'downstream of column amount of dataset "/srv/tributary-examples/spark-warehouse/lake/bronze/sales" via direct'),
  q('of-column-indirect', 'upstream of columns of dataset retail.daily_store_sales via indirect'),
  q('of-column-unmasked', 'downstream of column email of raw_customers via direct, unmasked'),
  q('of-column-at-dataset', 'downstream of column email of raw_customers at dataset'),
  q('of-dataset-at-column', 'upstream of dataset stg_customers at column'),
  // Sets
  q('union', 'upstream of stg_orders union upstream of stg_payments'),
  q('intersect', 'upstream of fct_orders intersect upstream of dim_customers'),
  q('except', 'upstream of fct_orders except datasets like shop.raw.*'),
  q('precedence', 'upstream of stg_orders union upstream of fct_orders intersect datasets like *payments*'),
  q('inherited-clauses', '(upstream of fct_orders union upstream of dim_customers depth 2) depth 1 since 30d'),
  q('let', 'let marts = datasets like shop.marts.*; upstream of marts depth 1'),
  // Stages
  q('where-name', 'downstream of raw_customers where name like *mart*'),
  q('where-not', 'downstream of raw_customers where not name like shop.staging.* and distance < 4'),
  q('where-null', 'datasets where owner is null and name like shop.marts.*'),
  q('where-in', 'datasets like shop.* where name in (shop.raw.raw_orders, shop.marts.fct_orders)'),
  q('where-time', 'datasets like shop.* where lastWritten newer than 2d'),
  q('where-older', 'datasets like shop.* where lastWritten older than 2d'),
  q('where-matching', 'datasets where name matching /FCT/i'),
  q('where-counts', 'datasets where downstreams > 2 order by downstreams desc, name'),
  q('order-limit', 'upstream of fct_orders order by distance desc, name limit 3'),
  q('count', 'downstream of raw_customers count'),
  q('count-by', 'datasets count by namespace'),
  q('count-by-two', 'jobs count by type, namespace'),
  q('count-by-ordered', 'datasets count by type order by count asc limit 2'),
  q('show', 'upstream of fct_orders show name, distance, type'),
  q('show-columns', 'columns of stg_customers show dataset, name, type'),
  // Parameters
  q('parameters', 'upstream of dataset $name depth $depth since $since', { name: 'fct_orders', depth: 2, since: '7d' }),
  q('parameter-list', 'datasets where name in $names', { names: ['shop.raw.raw_orders', 'shop.raw.raw_products'] }),
  q('parameter-glob', 'datasets like $glob', { glob: 'shop.web.*' }),
  // Changes
  q('changes-since', 'changes since 2d in upstream of fct_orders depth 2'),
  q('changes-removed', 'changes between 2026-11-25 and 2026-12-20 in upstream of fct_orders since 3d where change = removed'),
  q('changes-added-count', 'changes between 2026-11-20 and 2026-11-24 in downstream of raw_customers at column since 3d count by change'),
  q('changes-of-selection', 'changes since 2d in datasets like shop.marts.* where change = added show name, change, firstSeen'),
  q('changes-explained', 'explain changes since 1d in upstream of fct_orders depth 1 since 7d'),
  // Explaining
  q('explain', 'explain downstream of dataset raw_customers depth 3 since 7d'),
]
