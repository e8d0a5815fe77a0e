import { afterAll, beforeAll, describe as suite, expect, it } from 'vitest'
import { describeNeo4j } from '../../../../test/neo4j/describe-neo4j.ts'
import { emptyGraph } from '../../../../test/neo4j/test-database.ts'
import { noChanges } from '../../../domain/merge/no-changes.test-support.ts'
import { columnId, datasetId, idOf } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import { compareText } from '../../../lib/compare.ts'
import type { SelectRequest } from '../../../query/read-requests.ts'
import { applyChangeSet } from '../apply-change-set.ts'
import { openDatabase, type Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { Selector } from './select.ts'

const how = { timeoutMs: 60_000 }
/** Names whose order differs between code points and UTF-16 units, and with case and prefixes. */
const NAMES = [
  'a',
  'A',
  'aa',
  'a.b',
  'a/b',
  'B',
  'z',
  'é',
  'e\u0301',
  '~',
  '\uffff',
  '\u{10000}',
  '🐘',
  'ﬀ',
  '0',
  ' ',
]

describeNeo4j('selections in Neo4j', (connection) => {
  let database: Database

  beforeAll(async () => {
    await emptyGraph(connection)
    database = openDatabase(connection)
    await migrate(database)
    const datasets = ['n2', 'n1'].flatMap((namespace) => NAMES.map((name) => ({ namespace, name })))
    const columns = datasets.flatMap(({ namespace, name }) =>
      ['*', ...NAMES].map((column) => ({ namespace, dataset: name, name: column })),
    )
    const alias = { namespace: 'other', name: 'alias of z' }
    const idOfDataset = (d: { namespace: string; name: string }) => datasetId(d.namespace, d.name)
    const idOfColumn = (c: { namespace: string; dataset: string; name: string }) =>
      columnId(c.namespace, c.dataset, c.name)
    await database.write(
      (tx) =>
        applyChangeSet(tx, {
          ...noChanges,
          nodes: [
            ...[...datasets, alias].map(
              (props) => ({ label: 'Dataset', id: idOfDataset(props), props, created: true }) as const,
            ),
            ...columns.map(
              (props) => ({ label: 'Column', id: idOfColumn(props), props, created: true }) as const,
            ),
          ],
          edges: [
            ...columns.map(
              (c) =>
                ({
                  type: 'PART_OF',
                  id: idOf('PART_OF', idOfColumn(c)),
                  fromLabel: 'Column',
                  from: idOfColumn(c),
                  toLabel: 'Dataset',
                  to: datasetId(c.namespace, c.dataset),
                  props: {},
                  created: true,
                }) as const,
            ),
            {
              type: 'ALIAS_OF',
              id: idOf('ALIAS_OF', 'test'),
              fromLabel: 'Dataset',
              from: idOfDataset(alias),
              toLabel: 'Dataset',
              to: datasetId('n1', 'z'),
              props: {},
              created: true,
            },
          ],
        }),
      how,
    )
  })
  afterAll(() => database.close())

  const all = (request: Omit<SelectRequest, 'after' | 'limit' | 'kind'>, limit: number) =>
    database.read(async (tx) => {
      const selector = new Selector(tx)
      const found: NodeRef[] = []
      for (;;) {
        const after = found.at(-1)
        const page = { ...request, kind: 'select', limit, ...(after === undefined ? {} : { after }) } as const
        const { nodes, last } = await selector.page(page)
        expect(nodes.length).toBeLessThanOrEqual(limit)
        found.push(...nodes)
        if (last) return found
      }
    }, how)

  const sorted = [...NAMES].sort(compareText)

  it.each([1, 3, 1000])('are ordered by code points, in pages of %i', async (limit) => {
    const found = await all({ of: 'dataset', filters: {} }, limit)
    expect(found.map(({ namespace, name }) => [namespace, name])).toEqual(
      ['n1', 'n2'].flatMap((namespace) => sorted.map((name) => [namespace, name])),
    )
  })

  it.each([7, 10_000])('of columns leave out `*`, in pages of %i', async (limit) => {
    const found = await all({ of: 'column', filters: {} }, limit)
    expect(found.map(({ namespace, dataset, name }) => [namespace, dataset?.name, name])).toEqual(
      ['n1', 'n2'].flatMap((namespace) =>
        sorted.flatMap((dataset) => sorted.map((name) => [namespace, dataset, name])),
      ),
    )
  })

  suite('return the canonical member if any member matches', () => {
    it.each([
      [{ like: ['alias*'] }, ['z']],
      [{ in: ['oth*'] }, ['z']],
      [{ like: ['alias of z'], in: ['n1'] }, ['z']],
      [{ matching: [{ source: '^ALIAS', ignoreCase: true }] }, ['z']],
      [{ like: ['*.?', 'a*'], in: ['n2'] }, ['a.b']],
      [{ like: ['?'], matching: [{ source: '[AB]', ignoreCase: false }], in: ['n1'] }, ['A', 'B']],
      [{ like: ['\u{10000}'], in: ['n1'] }, ['\u{10000}']],
    ])('%j', async (filters, names) => {
      const found = await all({ of: 'dataset', filters }, 2)
      expect(found.map(({ name }) => name)).toEqual(names)
    })
  })

  it('of columns by name: a glob does not match `*`, but its own name does', async () => {
    const datasets = [datasetId('n1', 'z'), datasetId('other', 'alias of z')]
    const byName = (column: { text: string; glob: boolean }) =>
      all({ of: 'column', filters: {}, datasets, column }, 3)
    expect((await byName({ text: '*', glob: true })).map(({ name }) => name)).toEqual(sorted)
    expect((await byName({ text: '*', glob: false })).map(({ name }) => name)).toEqual(['*'])
    expect((await byName({ text: 'a?b', glob: true })).map(({ name }) => name)).toEqual(['a.b', 'a/b'])
  })
})
