import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AskOutcome } from '../../src/app/ask.ts'
import { createRecordEdit } from '../../src/app/edits/record-edit.ts'
import { createSavedQueries, type SavedQueries } from '../../src/app/saved-queries.ts'
import { readHeader } from '../../src/cli/read-header.ts'
import { observed } from '../transfer/graph-text.ts'
import { GOLDEN_NOW } from '../golden/queries.ts'
import { exampleStore } from '../golden/example-store.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'queries')
/** A call of each query for the recorded examples, and the minimum number of members or rows in its answer. */
const CALLS: Readonly<Record<string, readonly [call: string, least: number]>> = {
  cycles: ['@cycles', 0],
  'dead-ends': ['@dead-ends(age = 1h)', 3],
  freshness: ['@freshness(dataset = fct_orders)', 9],
  impact: ['@impact(dataset = raw_customers)', 4],
  'impact-by-owner': ['@impact-by-owner(dataset = raw_customers)', 2],
  'impact-jobs': ['@impact-jobs(dataset = raw_customers)', 12],
  'impact-of-column': ['@impact-of-column(dataset = raw_customers, column = email)', 1],
  'new-datasets': ['@new-datasets(since = 3d)', 20],
  origins: ['@origins(dataset = daily_revenue)', 3],
  orphans: ['@orphans', 20],
  pii: ['@pii', 4],
  'pii-downstream': ['@pii-downstream(tag = secret)', 2],
  'pii-per-dataset': ['@pii-per-dataset(tag = secret)', 3],
  'pii-untagged': ['@pii-untagged(tag = secret)', 2],
  'root-cause': ['@root-cause(dataset = fct_orders, within = 3d)', 5],
  'root-cause-changes': ['@root-cause-changes(dataset = fct_orders, since = 3d)', 5],
  'root-cause-failures': ['@root-cause-failures(dataset = fct_orders)', 0],
  stale: ['@stale(age = 1h)', 5],
  unowned: ['@unowned', 5],
}

/** The recorded pipelines tag only whole datasets, at their ends. */
const TAGGED = {
  entity: 'dataset',
  namespace: 'duckdb:///srv/tributary-examples/dbt-shop/shop.duckdb',
  name: 'shop.raw.raw_customers',
  observedAt: '2026-11-24T12:00:00Z',
  tags: [{ name: 'secret', column: 'email' }],
}

const files = (await readdir(FOLDER)).map((file) => file.replace(/\.lineage$/u, '')).sort()

const { store, ask } = exampleStore('starter-queries')
let queries: SavedQueries
const refused = new Map<string, readonly string[]>()

beforeAll(async () => {
  await store().ingest(observed([TAGGED]))
  queries = createSavedQueries({
    store: store().savedQueries,
    record: createRecordEdit(() => GOLDEN_NOW),
    now: () => GOLDEN_NOW,
  })
  for (const name of files) {
    const text = await readFile(join(FOLDER, `${name}.lineage`), 'utf8')
    const outcome = await queries.save(name, { text, ...readHeader(text) })
    if (outcome.kind === 'mistakes')
      refused.set(
        name,
        outcome.diagnostics.map((d) => d.code),
      )
    else expect([name, outcome.kind]).toEqual([name, 'saved'])
  }
})

const sizeOf = (outcome: AskOutcome): number => {
  if (outcome.kind !== 'answer') throw new Error(JSON.stringify(outcome))
  const { result, stats } = outcome.answer
  return result.kind === 'table' ? result.rows.length : stats.members
}

describe('the starter queries', () => {
  it('have a call in this test for each file', () => {
    expect(files).toEqual(Object.keys(CALLS))
  })

  it.each(files)('@%s can be saved, and has a description, also of its parameters', async (name) => {
    const saved = await queries.get(name)
    expect(refused.get(name) ?? []).toEqual([])
    expect(saved?.description).toMatch(/\.$/u)
    for (const param of saved!.params)
      expect([param.name, param.description ?? '', param.kind]).not.toContain('')
    for (const param of saved!.params) expect(param.kind).toBeDefined()
  })

  it.each(files)('@%s has an answer on the recorded examples', async (name) => {
    const [query, least] = CALLS[name]!
    expect(sizeOf(await ask({ query }))).toBeGreaterThanOrEqual(least)
  })
})
