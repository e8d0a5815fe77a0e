import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeNeo4j } from '../../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase } from '../../../../test/neo4j/test-database.ts'
import type { EdgeRow, NodeRow } from '../../../domain/graph-rows.ts'
import { datasetId, idOf } from '../../../domain/ids.ts'
import { noChanges } from '../../../domain/merge/no-changes.test-support.ts'
import { DEFAULT_LIMITS, type Answer } from '../../../query/answer.ts'
import type { PlanNode, WalkNode } from '../../../query/plan.ts'
import { applyChangeSet } from '../apply-change-set.ts'
import { openDatabase, type Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { createJobNames, type JobNames } from './job-names.ts'
import { runPlan, timeOf } from './run-plan.ts'

const how = { timeoutMs: 60_000 }
const NAMES = ['a', 'b', 'c', 'd']
const dataset = (name: string) => datasetId('test', name)
const job = (name: string) => idOf('Job', 'test', name)

const nodes: readonly NodeRow[] = [
  ...NAMES.map((name): NodeRow => ({
    label: 'Dataset',
    id: dataset(name),
    props: { namespace: 'test', name, kind: 'table', ...(name === 'b' ? { description: 'the second' } : {}) },
  })),
  { label: 'Dataset', id: dataset('also b'), props: { namespace: 'test', name: 'also b' } },
  ...NAMES.map((name): NodeRow => ({
    label: 'Job',
    id: job(name),
    props: { namespace: 'test', name: `makes ${name}` },
  })),
]

/** d derives from c, c from b, b from a, each by one job. b has an alias. */
const edges: readonly EdgeRow[] = [
  ...NAMES.slice(1).map((name, i): EdgeRow => ({
    type: 'DERIVED_FROM',
    id: idOf('DERIVED_FROM', name),
    fromLabel: 'Dataset',
    from: dataset(name),
    toLabel: 'Dataset',
    to: dataset(NAMES[i]!),
    props: {
      jobId: job(name),
      memberTargetId: dataset(name),
      memberSourceId: dataset(NAMES[i]!),
      firstAt: 5,
      lastAt: 9,
      days: [0, 0],
    },
  })),
  {
    type: 'ALIAS_OF',
    id: idOf('ALIAS_OF', 'also b'),
    fromLabel: 'Dataset',
    from: dataset('also b'),
    toLabel: 'Dataset',
    to: dataset('b'),
    props: {},
  },
]

const one = (name: string): PlanNode => ({
  kind: 'select',
  selection: { kind: 'ids', of: 'dataset', ids: [dataset(name)] },
})
const clauses = {
  at: 'dataset',
  window: { wholeDays: false },
  via: {},
  within: [],
  avoiding: [],
  stopAt: [],
  includingStart: false,
} as const
const walk: WalkNode = {
  ...clauses,
  kind: 'walk',
  direction: 'upstream',
  starts: one('d'),
  depth: { min: 1 },
}

describeNeo4j('running a plan on Neo4j', (connection) => {
  let database: Database
  let statements: string[]
  let jobs: JobNames
  beforeAll(async () => {
    await emptyDatabase(connection)
    database = openDatabase(connection)
    await migrate(database)
    await database.write(
      (tx) =>
        applyChangeSet(tx, {
          ...noChanges,
          nodes: nodes.map((row) => ({ ...row, created: true })),
          edges: edges.map((row) => ({ ...row, created: true })),
        }),
      how,
    )
  })
  afterAll(() => database.close())
  beforeEach(() => {
    statements = []
    jobs = createJobNames()
  })

  const run = (root: PlanNode): Promise<Answer> => {
    const recording: Database = {
      ...database,
      readAutoCommit: (options) => {
        const tx = database.readAutoCommit(options)
        return {
          rows: (text, params) => {
            statements.push(text)
            return tx.rows(text, params)
          },
        }
      },
      read: () => Promise.reject(new Error('expected no explicit transaction')),
    }
    const plan = { root, query: 'a query', now: 0 }
    return runPlan(recording, jobs, { plan, limits: DEFAULT_LIMITS, time: timeOf(DEFAULT_LIMITS) })
  }

  it('answers a walk by one statement if the names of its jobs are cached', async () => {
    const first = await run(walk)
    expect(statements).toHaveLength(2)
    expect(first.result).toMatchObject({
      nodes: [
        { name: 'd', start: true, distance: 0, type: 'table' },
        { name: 'c', distance: 1, type: 'table' },
        {
          name: 'b',
          distance: 2,
          description: 'the second',
          aliases: [{ namespace: 'test', name: 'also b' }],
        },
        { name: 'a', distance: 3, type: 'table' },
      ],
      edges: [
        { jobs: [{ name: 'makes d', firstAt: 5, lastAt: 9 }] },
        { jobs: [{ name: 'makes c' }] },
        { jobs: [{ name: 'makes b' }] },
      ],
    })
    statements = []
    expect((await run(walk)).result).toEqual(first.result)
    expect(statements).toHaveLength(1)
  })

  it('answers paths by one statement if the names of their jobs are cached', async () => {
    const paths: PlanNode = { ...clauses, kind: 'paths', shortest: false, from: one('b'), to: one('d') }
    const first = await run(paths)
    expect(first.result).toMatchObject({
      nodes: [{ name: 'b', description: 'the second' }, { name: 'c' }, { name: 'd' }],
      paths: [[dataset('b'), dataset('c'), dataset('d')]],
    })
    statements = []
    expect((await run(paths)).result).toEqual(first.result)
    expect(statements).toHaveLength(1)
  })

  it('counts a walk by one statement, which returns edges only if the count needs them', async () => {
    const counted = await run({ kind: 'count', input: walk, by: [] })
    expect(counted.result).toMatchObject({ rows: [[3]] })
    expect(statements).toEqual([expect.not.stringContaining('crossed')])
    statements = []
    const byBasis = await run({ kind: 'count', input: walk, by: ['basis'] })
    expect(byBasis.result).toMatchObject({ rows: [['inferred', 3]] })
    expect(statements).toEqual([expect.stringContaining('crossed')])
  })

  it('reads omitted pairs only if the graph has some', async () => {
    const id = idOf('Operation', 'many')
    const write = (text: string): Promise<unknown> =>
      database.write((tx) => tx.rows(text, { id, c: dataset('c') }), how)
    await write(
      `MATCH (d:Dataset {id: $c})
       CREATE (:Operation {id: $id, omittedPairs: 7, counts: true})-[:WROTE {id: $id, startedAt: 1, endedAt: 2}]->(d)`,
    )
    try {
      const { complete, cuts } = await run(walk)
      expect({ complete, cuts }).toMatchObject({ complete: false, cuts: [{ limit: 'pairs' }] })
    } finally {
      await write('MATCH (o:Operation {id: $id}) DETACH DELETE o')
    }
    expect((await run(walk)).complete).toBe(true)
  })

  it('refuses to answer during a rebuild', async () => {
    const set = (rebuilding: boolean): Promise<unknown> =>
      database.write(
        (tx) => tx.rows("MERGE (w:Writer {id: 'writer'}) SET w.rebuilding = $rebuilding", { rebuilding }),
        how,
      )
    await set(true)
    try {
      for (const root of [walk, one('d'), { kind: 'count', input: walk, by: [] } as const])
        await expect(run(root)).rejects.toThrow('is being rebuilt')
    } finally {
      await set(false)
    }
    expect((await run(walk)).complete).toBe(true)
  })
})
