import { readdirSync, readFileSync } from 'node:fs'
import type { Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { operatorsOf } from '../../../test/neo4j/query-plan.ts'
import { openDriver } from '../../../test/neo4j/test-database.ts'
import { EDGES, NODES } from '../../domain/graph-schema.ts'
import { AGGREGATE_SLOTS } from '../../domain/merge-protocol.ts'
import { openDatabase } from './database.ts'
import { MEMBER_PROPS, ROLLUPS, rollupTypes } from './edge-kinds.ts'
import { migrate } from './migrate.ts'
import { statementFile } from './statement-file.ts'

const FOLDER = new URL('../../../cypher/', import.meta.url)

/** The names of all hand-written statements except migrations. */
const files = ['ingest/', 'ingest/facts/', 'read/'].flatMap((folder) =>
  readdirSync(new URL(folder, FOLDER))
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => folder + file.slice(0, -'.cypher'.length)),
)

/** These statements scan a whole label or type on purpose. */
const SCANS = new Set([
  'ingest/delete-derived',
  'read/dump-nodes',
  'read/dump-edges',
  'read/dump-rollups',
  'read/names-nearby',
])

type Names = Readonly<Record<string, string>>

/** All combinations of schema names that can replace a statement's placeholders. */
function replacements(file: string): readonly Names[] {
  const text = readFileSync(new URL(`${file}.cypher`, FOLDER), 'utf8')
  const places = new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place!))
  if (places.has('member')) return MEMBER_PROPS.map(([Type, member]) => ({ Type, member }))
  if (places.has('Deleted'))
    return (file.includes('jobs') ? (['READS', 'WRITES'] as const) : ROLLUPS).map(rollupTypes)
  if (places.has('slot')) return AGGREGATE_SLOTS.map((slot) => ({ slot }))
  if (places.has('property'))
    return [
      { Label: 'Dataset', property: 'namespace' },
      { Label: 'Job', property: 'namespace' },
      { Label: 'Column', property: 'name' },
    ]
  if (['read/label-names', 'read/search-labels'].includes(file)) return [{ Label: 'Tag' }, { Label: 'User' }]
  if (file === 'read/count-old') return [{ Label: 'Run' }, { Label: 'Operation' }]
  const edges = Object.entries(EDGES).flatMap(([Type, { ends }]) =>
    ends.map(([From, To]): Names => ({ Type, From, To, Label: From })),
  )
  const nodes = [...Object.keys(NODES), 'Aggregate'].map((Label): Names => ({ Label }))
  const all = /^read\/(names|search)/.test(file) ? [{ Label: 'Dataset' }, { Label: 'Job' }] : nodes
  const fitting = places.has('Type') ? (file.includes('touching') ? INTERACTIONS : edges) : all
  if (places.size === 0) return [{}]
  return fitting.map((names) => Object.fromEntries([...places].map((place) => [place, names[place]!])))
}

const INTERACTIONS: readonly Names[] = [{ Type: 'READ' }, { Type: 'WROTE' }]
const PARAMS = {
  rows: [],
  ids: [],
  keys: [],
  items: [],
  splits: [],
  text: '',
  lower: '',
  namespace: null,
  after: '',
  limit: 5,
  version: 1,
  rebuilder: '',
  typed: '',
  most: 5,
  datasets: [],
  tag: '',
  word: 'a',
  query: 'a',
  places: [],
  at: 0,
  key: '',
  before: 0,
}

describeNeo4j('hand-written statements', (connection) => {
  let driver: Driver
  beforeAll(async () => {
    const database = openDatabase(connection)
    await migrate(database)
    await database.close()
    driver = openDriver(connection)
  })
  afterAll(() => driver.close())

  it.each(files)('%s uses indexes only', async (file) => {
    for (const names of replacements(file)) {
      const operators = await operatorsOf(driver, statementFile(file, names), PARAMS)
      const isRollUp = ['READS', 'WRITES', 'DERIVED_FROM'].includes(names['Type'] ?? '')
      if (SCANS.has(file) || (file.includes('rollups') && !isRollUp && names['Type'] !== undefined)) continue
      for (const scan of [
        'AllNodesScan',
        'NodeByLabelScan',
        'DirectedRelationshipTypeScan',
        'AllRelationshipsScan',
      ])
        expect([names, operators]).not.toEqual([names, expect.arrayContaining([scan])])
    }
  })

  it('begin with a comment', () => {
    for (const file of [...files, 'schema/001-identity', 'schema/002-lookups'])
      expect(readFileSync(new URL(`${file}.cypher`, FOLDER), 'utf8')).toMatch(/^\/\/ [A-Z]/)
  })
})
