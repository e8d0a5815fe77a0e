import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NodeKind } from '../../src/domain/lineage-graph.ts'
import { fieldsOf } from '../../src/query/fields.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { NameSearch } from '../../src/query/name-search.ts'
import { ingestExamples } from '../golden/describe-golden.ts'
import { GOLDEN_NOW, GOLDEN_QUERIES } from '../golden/queries.ts'
import { EDGES_REQUESTS, INTERACTIONS_REQUESTS, LIST_REQUESTS } from './browse-requests.ts'
import { openRecorded, type RecordedReader } from './recorded-statements.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

/** Statements that intentionally scan a table, by their beginning, and why that is cheap. */
const ALLOWED: readonly { readonly statement: RegExp; readonly scans: string; readonly because: string }[] = [
  {
    statement: /^SELECT i\.finish.* FROM operation o CROSS JOIN interaction i/su,
    scans: 'o USING INDEX operation_omitted',
    because: 'the index holds only operations that named more pairs than are made, of which there are few',
  },
  {
    statement: /^SELECT n, namespace, name, NULL FROM dataset\s.* ORDER BY namespace, name LIMIT \d+$/su,
    scans: 'dataset USING COVERING INDEX dataset_name',
    because: 'suggestions for an unknown name come from a bounded number of names',
  },
  {
    statement: /^SELECT n, namespace, name, NULL FROM job\s.* ORDER BY namespace, name LIMIT \d+$/su,
    scans: 'job USING COVERING INDEX job_name',
    because: 'as for datasets',
  },
  {
    statement: /^SELECT external_id, n FROM run INDEXED BY run_external_id .* LIMIT \d+$/su,
    scans: 'run USING INDEX run_external_id',
    because: 'suggestions for an external id come from a bounded number of the newest runs',
  },
]

/** In addition to the golden queries, which cover every form of the language: each field of each kind, and longer queries. */
const everyField = (selector: string, kinds: readonly NodeKind[]): string =>
  `${selector} show ${fieldsOf(kinds)
    .filter((field) => field !== 'change')
    .join(', ')}`
const QUERIES: readonly string[] = [
  everyField('datasets', ['dataset']),
  everyField('jobs', ['job']),
  everyField('columns of datasets like shop.*', ['column']),
  everyField('runs last 5', ['run']),
  everyField('upstream of fct_orders at operation depth 1', ['operation']),
  'datasets',
  'jobs',
  'columns',
  'runs',
  'columns tagged pii',
  'datasets owned by ann',
  'jobs owned by ann tagged nightly',
  'datasets tagged pii = yes',
  'lineage of datasets at job',
  'lineage of datasets at column',
  'downstream of datasets at run since 30d',
  'upstream of datasets at operation',
  'upstream of datasets at run between 2026-11-01 and 2026-11-25',
  'lineage of fct_orders at job skip datasets like shop.staging.* between 2026-11-01 and 2026-11-25',
  'upstream of columns of fct_orders skip columns of datasets like shop.staging.*',
  'downstream of raw_customers at job avoiding jobs like *snapshot* stop at jobs like *stg*',
  'cycles in datasets',
  'shortest path from columns of raw_customers to columns of dim_customers',
  'paths from jobs to jobs',
  'changes between 2026-11-20 and 2026-11-24 in datasets',
  'roots of jobs',
]
/** Names that no kind of match finds. */
const NOT_THERE: readonly string[] = [
  'dataset nothing.like_it',
  'job nothing.like_it',
  'id 00000000-0000-4000-8000-000000000001',
  'run scheduled__2026-11-24T00',
  'operation 00000000-0000-4000-8000-000000000001',
]

const SEARCHES: readonly NameSearch[] = [
  ...(['dataset', 'job'] as const).flatMap((of): NameSearch[] => [
    { of, typed: '', limit: 10 },
    { of, typed: 'fct', limit: 10 },
    { of, typed: 'sh', limit: 10, namespace: 'warehouse' },
  ]),
  { of: 'column', typed: 'e', limit: 10 },
  { of: 'namespace', typed: '', limit: 10 },
  { of: 'tag', typed: 'p', limit: 10 },
  { of: 'tag', typed: '', limit: 10 },
  { of: 'owner', typed: 'a', limit: 10 },
  { of: 'tagValue', tag: 'pii', typed: '', limit: 10 },
]

const folder = temporaryFolder('query-plans')
let reader: RecordedReader
beforeAll(async () => {
  const store = await openEmbeddedStore({ folder, producerRulesModule })
  await ingestExamples(store)
  await store.close()
  reader = openRecorded(folder, GOLDEN_NOW)
})
afterAll(() => reader.close())

it('answers all queries by index: no statement scans a table that grows with the graph', () => {
  // A plan can show three kinds of scan: with a condition on rows, through part of an index, or with an automatic index.
  expect(reader.scansOf('SELECT n FROM rollup WHERE first_at = 1')).toEqual(['rollup'])
  expect(reader.scansOf('SELECT start FROM edge WHERE kind = 8')).not.toEqual([])
  expect(reader.scansOf('SELECT 1 FROM run r JOIN operation o ON o.description = r.name')).toEqual(
    expect.arrayContaining([expect.stringContaining('USING AUTOMATIC')]),
  )

  let answered = 0
  for (const { text, params } of GOLDEN_QUERIES) if (reader.ask(text, params) !== undefined) answered++
  expect(answered).toBeGreaterThan(GOLDEN_QUERIES.length * 0.9)
  for (const text of QUERIES) expect(reader.ask(text), text).toBeDefined()
  for (const text of NOT_THERE) expect(reader.ask(text), text).toBeUndefined()
  for (const search of SEARCHES) reader.read({ kind: 'names', ...search })
  for (const request of [...LIST_REQUESTS, ...EDGES_REQUESTS, ...INTERACTIONS_REQUESTS]) reader.read(request)

  const statements = [...reader.statements()]
  expect(statements.length).toBeGreaterThan(100)
  for (const table of ['interaction', 'edge', 'rollup', 'operation', 'run'])
    expect(statements.some((sql) => new RegExp(`(FROM|JOIN) ${table}\\b`, 'u').test(sql))).toBe(true)
  const scanning = statements.flatMap((sql) => reader.scansOf(sql).map((scans) => ({ sql, scans })))
  // SQLite reports a MATCH in a full-text index as a scan of the virtual table with that index (M).
  const isFullText = (scans: string): boolean => /VIRTUAL TABLE INDEX \d+:M\d+$/u.test(scans)
  const isAllowed = ({ sql, scans }: (typeof scanning)[number]): boolean =>
    isFullText(scans) || ALLOWED.some((allowed) => allowed.scans === scans && allowed.statement.test(sql))
  expect(scanning.filter((one) => !isAllowed(one))).toEqual([])
  // Every exception is still needed.
  for (const { statement } of ALLOWED) expect(statements.filter((sql) => statement.test(sql)).length).toBe(1)
})
