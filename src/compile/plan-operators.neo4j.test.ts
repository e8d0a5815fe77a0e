import type { Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeo4j } from '../../test/neo4j/describe-neo4j.ts'
import { asIntegers, operatorsOf } from '../../test/neo4j/query-plan.ts'
import { emptyGraph, openDriver } from '../../test/neo4j/test-database.ts'
import { sampleOf } from '../../test/runs.ts'
import type { Id } from '../domain/ids.ts'
import { DAY } from '../domain/time.ts'
import type { ListRequest } from '../query/browse-requests.ts'
import { FIELDS } from '../query/fields.ts'
import type { EdgeFilter, PathsRequest, WalkRequest } from '../query/read-requests.ts'
import { openDatabase } from '../store/neo4j/database.ts'
import { migrate } from '../store/neo4j/migrate.ts'
import { INTERACTIONS_REQUESTS, LIST_REQUESTS } from '../../test/query-plans/browse-requests.ts'
import { compileInteractions } from './browse/compile-interactions.ts'
import { compileLongestRuns, compileRunsInWindow } from './browse/compile-longest-runs.ts'
import {
  compileListFromIndex,
  compileList,
  compileScanEnd,
  compileMatchCounts,
  indexedMatches,
} from './browse/compile-list.ts'
import { compileDescribe } from './compile-describe.ts'
import type { NodeKind } from '../domain/lineage-graph.ts'
import { compileExpand } from './compile-expand.ts'
import { compileOmitted, compileOpaque } from './compile-gaps.ts'
import { compileGraphState } from './compile-graph-state.ts'
import { compileTouchingOperations, compileHidersOfReads, compileHidersOfWrites } from './compile-links.ts'
import { compilePaths } from './compile-paths.ts'
import { compileRefs } from './compile-refs.ts'
import {
  compileLastWriters,
  compileMembers,
  compileRunsOfJobs,
  compileStartlessRuns,
} from './compile-runs.ts'
import { compileSelect } from './compile-select.ts'
import { compileTouch } from './compile-touch.ts'
import { compileWalk } from './compile-walk.ts'
import { compileMappings, compileParts, compileOperations } from './compile-operations.ts'
import type { CypherStatement } from './cypher-statement.ts'
import { newestRunOf } from './job-fields.ts'

const ids = (...texts: string[]): readonly Id[] => texts as unknown as readonly Id[]
const open: EdgeFilter = { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] }
const starts = (...texts: string[]): WalkRequest['starts'] =>
  ids(...texts).map((id) => ({ kind: 'dataset', id }))

const walk: WalkRequest = {
  kind: 'walk',
  direction: 'upstream',
  at: 'dataset',
  starts: starts('s'),
  minDepth: 1,
  filter: open,
  within: [],
  avoiding: [],
  stopAt: [],
  stopJobs: [],
  wanted: 'edges',
  limits: { nodes: 10_000, edges: 50_000 },
}
const closed = { since: 10 * DAY, until: 20 * DAY, wholeDays: true }

const walks: readonly (readonly [name: string, request: WalkRequest])[] = [
  ['without a bound', walk],
  ['downstream to a depth', { ...walk, direction: 'downstream', maxDepth: 10 }],
  ['from several starts', { ...walk, starts: starts('a', 'b', 'c'), maxDepth: 5 }],
  ['since a time', { ...walk, filter: { ...open, window: { since: 5, wholeDays: false } } }],
  ['in a closed window', { ...walk, maxDepth: 10, filter: { ...open, window: closed } }],
  ['by statement', { ...walk, filter: { ...open, via: { basis: 'stated' } } }],
  ['by inference', { ...walk, filter: { ...open, window: closed, via: { basis: 'inferred' } } }],
  ['within and avoiding', { ...walk, within: [ids('a', 'b'), ids('c')], avoiding: ids('d', 'e') }],
  ['stopping at', { ...walk, direction: 'downstream', stopAt: ids('d', 'e') }],
  [
    'by some jobs',
    {
      ...walk,
      at: 'job',
      maxDepth: 4,
      filter: { ...open, jobsWithin: [ids('j', 'k')], jobsAvoiding: ids('l', 'm') },
      stopJobs: ids('o', 'p'),
    },
  ],
]

const FORMS = ['nodes', 'edges', 'drawing'] as const

const SCANS = [
  'AllNodesScan',
  'NodeByLabelScan',
  'DirectedAllRelationshipsScan',
  'DirectedRelationshipTypeScan',
]

describeNeo4j('query plans of compiled statements', (connection) => {
  let driver: Driver
  beforeAll(async () => {
    const database = openDatabase(connection)
    await migrate(database)
    await database.close()
    driver = openDriver(connection)
  })
  afterAll(() => driver.close())
  const planOf = ({ text, params }: CypherStatement): Promise<readonly string[]> =>
    operatorsOf(driver, text, params)

  it.each(walks)('a walk %s uses a pruning expansion and an index seek', async (_, request) => {
    for (const wanted of FORMS) {
      const operators = await planOf(compileWalk({ ...request, wanted }))
      expect(operators).toContain('VarLengthExpand(Pruning,BFS,All)')
      expect(operators).toContain('NodeUniqueIndexSeek')
      expect(operators).not.toContain('Eager')
      for (const scan of SCANS) expect(operators).not.toContain(scan)
    }
  })

  it.each(walks)('paths %s use two pruning expansions, each with an index seek', async (_, request) => {
    const paths: PathsRequest = {
      ...request,
      kind: 'paths',
      starts: request.starts.map(({ id }) => id),
      ends: ids('t', 'u'),
    }
    for (const wanted of FORMS) {
      const operators = await planOf(compilePaths({ ...paths, wanted }))
      expect(operators.filter((o) => o === 'VarLengthExpand(Pruning,BFS,All)')).toHaveLength(2)
      expect(operators.filter((o) => o === 'NodeUniqueIndexSeek').length).toBeGreaterThanOrEqual(2)
      expect(operators).not.toContain('Eager')
      for (const scan of [...SCANS, 'CartesianProduct']) expect(operators).not.toContain(scan)
    }
  })

  const filter = { ...open, window: closed, jobsWithin: [ids('j')] }
  const storedFields = (of: NodeKind): readonly string[] => [
    ...Object.keys(FIELDS).filter((name) => FIELDS[name]!.of.includes(of) && !FIELDS[name]!.local),
    'tags',
    ...(of === 'dataset' ? ['aliases'] : []),
  ]
  const seeking: readonly (readonly [name: string, statement: CypherStatement])[] = [
    ...(['dataset', 'column'] as const).flatMap((level) =>
      (['upstream', 'downstream'] as const).map(
        (direction) =>
          [
            `a level ${direction} by ${level}`,
            compileExpand({ kind: 'expand', level, direction, frontier: ids('a'), filter, limit: 5 }),
          ] as const,
      ),
    ),
    [
      'what jobs read',
      compileTouch({ kind: 'touch', type: 'reads', by: { jobs: ids('a') }, filter, limit: 5 }),
    ],
    [
      'who writes datasets',
      compileTouch({ kind: 'touch', type: 'writes', by: { datasets: ids('a') }, filter, limit: 5 }),
    ],
    [
      'opaque datasets',
      compileOpaque({ kind: 'gaps', direction: 'upstream', datasets: ids('a'), opaque: true, filter: open }),
    ],
    [
      'omitted pairs of any dataset',
      compileOmitted({ kind: 'gaps', direction: 'downstream', datasets: 'all', opaque: false, filter: open }),
    ],
    [
      'omitted pairs',
      compileOmitted({
        kind: 'gaps',
        direction: 'downstream',
        datasets: ids('a'),
        opaque: false,
        filter: open,
      }),
    ],
    ...(['dataset', 'job', 'column', 'run', 'operation'] as const).map(
      (kind) => [`names of ${kind}s`, compileRefs(kind, ids('a'))] as const,
    ),
    ['the state of the graph', compileGraphState()],
    ['the members of identity groups', compileMembers(ids('a'))],
    ['details of operations', compileOperations({ kind: 'executions', operations: ids('a'), at: 5 })],
    ['stated mappings', compileMappings(ids('a'))],
    ['operations of runs', compileParts({ kind: 'parts', of: 'run', ids: ids('a'), limit: 5 })],
    ['operations of jobs', compileParts({ kind: 'parts', of: 'job', ids: ids('a'), limit: 5 })],
    ['runs of jobs', compileRunsOfJobs(ids('a'), 5)],
    ['runs of jobs that have no start', compileStartlessRuns(ids('a'), 5)],
    ...(['dataset', 'job', 'column', 'run', 'operation'] as const).map(
      (of) =>
        [
          `fields of ${of}s`,
          compileDescribe({ kind: 'describe', of, ids: ids('a'), fields: storedFields(of) }),
        ] as const,
    ),
    ...(['dataset', 'job', 'column'] as const).map(
      (of) =>
        [
          `${of}s with a tag`,
          compileSelect({
            kind: 'select',
            of,
            filters: { tagged: [{ tag: 'pii' }], ownedBy: ['ann'] },
            limit: 5,
          }),
        ] as const,
    ),
    ...(['a*', '*a', '*a*', 'a'] as const).map(
      (glob) =>
        [
          `datasets like ${glob}`,
          compileSelect({ kind: 'select', of: 'dataset', filters: { like: [glob] }, limit: 5 }),
        ] as const,
    ),
    [
      'columns of datasets',
      compileSelect({ kind: 'select', of: 'column', filters: {}, datasets: ids('a'), limit: 5 }),
    ],
  ]
  it.each(seeking)('%s: reads by index seeks only', async (_, statement) => {
    const operators = await planOf(statement)
    for (const scan of SCANS) expect(operators).not.toContain(scan)
  })

  const write = { operation: 'o' as Id, from: 5, to: 9, hides: true }
  const item = { i: 0, members: ids('a', 'b') }
  const stretch = { from: 5, to: 9 }
  const inOrder: readonly (readonly [name: string, statement: CypherStatement])[] = [
    ['the last write that hides others from a read', compileHidersOfReads([{ ...item, item: write }], 10)],
    ['the first write that hides another', compileHidersOfWrites([{ ...item, item: write }], 10)],
    ['who last wrote a dataset', compileLastWriters(ids('a'), 5)],
  ]
  it.each(inOrder)('%s: comes first from an ordered index seek', async (_, statement) => {
    const operators = await planOf(statement)
    expect(operators).toContain('DirectedRelationshipIndexSeek')
    // Sorting all writes of a dataset would take longer as its history grows; the index gives them in order.
    expect(operators).not.toContain('Top')
    expect(operators.filter((operator) => operator === 'Sort').length).toBeLessThanOrEqual(
      statement.text.endsWith('ORDER BY at DESC') ? 1 : 0,
    )
    for (const scan of [...SCANS, 'DirectedRelationshipIndexScan']) expect(operators).not.toContain(scan)
  })

  it.each(['READ', 'WROTE'] as const)(
    'operations that %s a dataset in a time range are found by two seeks',
    async (type) => {
      const operators = await planOf(compileTouchingOperations(type, [{ ...item, item: stretch }], 10, 5))
      expect(operators.filter((operator) => operator === 'DirectedRelationshipIndexSeek')).toHaveLength(2)
      for (const scan of [...SCANS, 'DirectedRelationshipIndexScan']) expect(operators).not.toContain(scan)
    },
  )

  it('a job’s newest run comes first from two ordered indexes', async () => {
    // EXPLAIN does not show the subquery of an expression, so the test plans the subquery by itself.
    const text = `MATCH (j:Job {id: $id}) ${newestRunOf('j')} RETURN r.startedAt`
    const operators = await operatorsOf(driver, text, { id: 'a' })
    expect(operators).toContain('NodeIndexSeek')
    expect(operators).toContain('DirectedRelationshipIndexSeek')
    expect(operators.filter((operator) => operator === 'PartialTop')).toHaveLength(2)
    for (const scan of [...SCANS, 'DirectedRelationshipIndexScan']) expect(operators).not.toContain(scan)
  })

  const listing: readonly (readonly [name: string, statement: CypherStatement])[] = LIST_REQUESTS.flatMap(
    (request, i) =>
      [
        ...(request.order === 'longest'
          ? [compileRunsInWindow(request), compileLongestRuns(request, 6)]
          : [compileList(request, 6), compileScanEnd(request, 6)]),
        ...indexedMatches(request).flatMap((match) => [
          compileListFromIndex(request, match, 6),
          compileMatchCounts(request, [match]),
        ]),
      ].map(
        (statement) =>
          [`${i}: ${statement.title} with ${JSON.stringify(request.filters)}`, statement] as const,
      ),
  )
  it('lists read by index seeks with every filter', async () => {
    // Many requests compile to the same statement.
    const distinct = new Map(listing.map(([name, statement]) => [statement.text, [name, statement] as const]))
    const all = sampleOf([...distinct.values()])
    for (let i = 0; i < all.length; i += 10)
      await Promise.all(
        all.slice(i, i + 10).map(async ([name, statement]) => {
          const operators = await planOf(statement)
          for (const scan of SCANS) expect(operators, `${name}\n${statement.text}`).not.toContain(scan)
        }),
      )
  }, 600_000)

  it.each([
    ['jobs by time', { kind: 'list', of: 'job', order: 'firstSeen', filters: { producer: 'p' }, limit: 5 }],
    ['runs', { kind: 'list', of: 'run', order: 'startedAt', filters: { status: 'failed' }, limit: 5 }],
    [
      'runs, the oldest first',
      { kind: 'list', of: 'run', order: 'oldest', filters: { status: 'failed' }, limit: 5 },
    ],
    [
      'runs, the oldest first, in a window',
      { kind: 'list', of: 'run', order: 'oldest', filters: { since: 1, until: 9 }, limit: 5 },
    ],
    [
      'operations',
      { kind: 'list', of: 'operation', order: 'startedAt', filters: { job: 'j' as Id }, limit: 5 },
    ],
    ['tags', { kind: 'list', of: 'tag', order: 'name', filters: {}, limit: 5 }],
    ['schemas', { kind: 'list', of: 'schema', order: 'firstSeen', filters: {}, limit: 5 }],
  ] as readonly (readonly [string, ListRequest])[])(
    'a list of %s uses the order of an index and sorts only equal entries',
    async (_, request) => {
      const after = request.order === 'name' ? ['a', 'a'] : [5, 'a']
      for (const page of [request, { ...request, after }]) {
        const operators = await planOf(compileList(page, 6))
        expect(operators).toContain('NodeIndexSeekByRange')
        for (const whole of ['Sort', 'Top', 'Union']) expect(operators).not.toContain(whole)
      }
    },
  )

  it.each(INTERACTIONS_REQUESTS)(
    'interactions of a dataset are found by an index seek: %j',
    async (request) => {
      for (const type of request.types) {
        const operators = await planOf(compileInteractions(type, request))
        expect(operators).toContain('DirectedRelationshipIndexSeek')
        for (const scan of [...SCANS, 'DirectedRelationshipIndexScan']) expect(operators).not.toContain(scan)
      }
    },
  )

  it('returns no row twice for several starts', async () => {
    await emptyGraph(connection)
    // A ladder with rungs: many paths from many starts lead to every node.
    await driver.executeQuery(`UNWIND range(0, 199) AS i CREATE (:Dataset {id: 'n' + i})`)
    await driver.executeQuery(
      `UNWIND range(0, 199) AS i UNWIND [1, 2, 10] AS step
       WITH i, step WHERE i + step < 200
       MATCH (a:Dataset {id: 'n' + i}), (b:Dataset {id: 'n' + (i + step)})
       CREATE (a)-[:DERIVED_FROM {id: 'e' + i + '-' + step, jobId: 'j', firstAt: 1, lastAt: 9, days: [0, 0]}]->(b)`,
    )
    const { text, params } = compileWalk({
      ...walk,
      starts: Array.from({ length: 20 }, (_, i) => ({ kind: 'dataset', id: `n${i}` as Id })),
      filter: { ...open, window: { since: 5, wholeDays: false } },
    })
    const { records } = await driver.executeQuery(text, asIntegers(params))
    const pairs = records.flatMap((record) => {
      const crossed = record.get('crossed') as readonly (readonly [far: string])[] | null
      return (crossed ?? []).map(([far]) => `${String(record.get('id'))} ${far}`)
    })
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(pairs.length).toBe(199 + 198 + 190)
  })
})
