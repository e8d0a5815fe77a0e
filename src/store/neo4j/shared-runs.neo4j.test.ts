import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase, openDriver } from '../../../test/neo4j/test-database.ts'
import { compileDescribe } from '../../compile/compile-describe.ts'
import type { EdgeRow } from '../../domain/graph-rows.ts'
import { idOf, jobId, type Id } from '../../domain/ids.ts'
import { noChanges } from '../../domain/merge/no-changes.test-support.ts'
import type { ChangeSet } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import { openDatabase, type Database } from './database.ts'
import { dump } from './dump.ts'
import { migrate } from './migrate.ts'

const how = { timeoutMs: 60_000 }
const [main, other] = [jobId('n', 'main'), jobId('n', 'other')]
type Nodes = ChangeSet['nodes']

const runId = (i: number): Id => idOf('Run', i)
const run = (i: number, job: Id, startedAt: number, status: string, created: boolean): Nodes[number] => ({
  label: 'Run',
  id: runId(i),
  props: { jobId: job, startedAt, status },
  created,
})
const partOf = (i: number, job: Id): EdgeRow => ({
  type: 'PART_OF',
  id: idOf('PART_OF', i, job),
  fromLabel: 'Run',
  from: runId(i),
  toLabel: 'Job',
  to: job,
  props: {},
})

describeNeo4j('runs that are part of several jobs', (connection) => {
  let database: Database
  const driver = openDriver(connection)
  const apply = (changes: Partial<ChangeSet>): Promise<void> =>
    database.write((tx) => applyChangeSet(tx, { ...noChanges, ...changes }), how)
  const put = (...edges: readonly EdgeRow[]): ChangeSet['edges'] =>
    edges.map((edge) => ({ ...edge, created: true }))
  /** For both jobs, the start and status of the newest run. */
  const newest = async (): Promise<readonly unknown[]> => {
    const ids = [main, other]
    const { text, params } = compileDescribe({
      kind: 'describe',
      of: 'job',
      ids,
      fields: ['lastRun', 'status'],
    })
    const rows = await database.read(
      (tx) => tx.rows<{ id: Id; lastRun: number; status: string }>(text, params),
      how,
    )
    return ids.map((id) => {
      const row = rows.find((one) => one.id === id)
      return [row?.lastRun, row?.status]
    })
  }
  /** The marks on the edges, which are not part of their rows. */
  const marks = async (): Promise<readonly unknown[]> => {
    const { records } = await driver.executeQuery(
      `MATCH (:Run)-[e:PART_OF]->(:Job) WHERE e.sharedJobId IS NOT NULL OR e.sharedStartedAt IS NOT NULL
       RETURN e.sharedJobId AS job, toFloat(e.sharedStartedAt) AS at ORDER BY at`,
    )
    return records.map((record) => [record.get('job'), record.get('at')] as unknown)
  }

  beforeAll(async () => {
    database = openDatabase(connection)
    await emptyDatabase(connection)
    await migrate(database)
    await apply({
      nodes: [
        { label: 'Job', id: main, props: { namespace: 'n', name: 'main' }, created: true },
        { label: 'Job', id: other, props: { namespace: 'n', name: 'other' }, created: true },
      ],
    })
  })
  afterAll(() => Promise.all([database.close(), driver.close()]))

  it('are the newest run of each job, in any order of changes', async () => {
    await apply({
      nodes: [run(1, main, 10, 'succeeded', true), run(2, other, 20, 'failed', true)],
      edges: put(partOf(1, main), partOf(1, other), partOf(2, other)),
    })
    expect(await newest()).toEqual([
      [10, 'succeeded'],
      [20, 'failed'],
    ])
    expect(await marks()).toEqual([[other, 10]])

    await apply({ edges: put(partOf(2, main)) })
    expect((await newest())[0]).toEqual([20, 'failed'])

    // The run names another job later, and its edges stay: one mark is removed, another is added.
    await apply({ nodes: [run(2, main, 30, 'running', false)] })
    expect(await newest()).toEqual([
      [30, 'running'],
      [30, 'running'],
    ])
    expect(await marks()).toEqual([
      [other, 10],
      [other, 30],
    ])

    // Writing an edge again replaces all its properties.
    await apply({ edges: [{ ...partOf(2, other), created: false }] })
    expect(await newest()).toEqual([
      [30, 'running'],
      [30, 'running'],
    ])

    await apply({ droppedEdges: [partOf(2, other)] })
    expect(await newest()).toEqual([
      [30, 'running'],
      [10, 'succeeded'],
    ])
  })

  it('are ordered by id if they start at the same time', async () => {
    const [low, high] = [3, 4].sort((a, b) => (runId(a) < runId(b) ? -1 : 1)) as [number, number]
    await apply({
      nodes: [run(low, other, 50, 'failed', true), run(high, main, 50, 'succeeded', true)],
      edges: put(partOf(low, main), partOf(low, other), partOf(high, main), partOf(high, other)),
    })
    expect(await newest()).toEqual([
      [50, 'succeeded'],
      [50, 'succeeded'],
    ])
  })

  it('have no marks in a dump', async () => {
    for await (const line of dump(database)) if (line.kind === 'edge') expect(line.row.props).toEqual({})
  })
})
