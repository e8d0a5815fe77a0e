import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeo4j } from '../../../../test/neo4j/describe-neo4j.ts'
import { emptyGraph } from '../../../../test/neo4j/test-database.ts'
import { runs } from '../../../../test/runs.ts'
import { noChanges } from '../../../domain/merge/no-changes.test-support.ts'
import type { EdgeRow } from '../../../domain/graph-rows.ts'
import type { Props } from '../../../domain/graph-schema.ts'
import { idOf, type Id } from '../../../domain/ids.ts'
import { DAY, FOREVER } from '../../../domain/time.ts'
import { edgeMatches, rollUpOf } from '../../../query/edge-filter.ts'
import type { ExpandRequest, NativeWalk, WalkRequest } from '../../../query/read-requests.ts'
import { applyChangeSet } from '../apply-change-set.ts'
import { openDatabase, type Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { expand } from './expand.ts'
import { walk } from './walk.ts'

const SIZE = 7
const dataset = (i: number): Id => idOf('Dataset', 'test', `d${i}`)
const job = (i: number): Id => idOf('Job', 'test', `j${i}`)
const JOBS = [0, 1, 2]
const how = { timeoutMs: 60_000 }

/** A span in whole days. Without a length, it has no end. */
function span(prefix: '' | 'stated' | 'inferred', first: number, length: number | undefined): Props {
  const key = (name: string): string =>
    prefix === '' ? name.charAt(0).toLowerCase() + name.slice(1) : prefix + name
  const last = length === undefined ? FOREVER : (first + length) * DAY + 5
  return {
    [key('FirstAt')]: first * DAY + 3,
    [key('LastAt')]: last,
    [key('Days')]: [first, Math.floor(last / DAY)],
  }
}

const times = fc.tuple(
  fc.integer({ min: 0, max: 9 }),
  fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
)

/** An edge between two datasets, with its job, its members, and the times when it was stated and inferred. */
const edge = fc
  .record({
    target: fc.nat(SIZE - 1),
    source: fc.nat(SIZE - 1),
    job: fc.option(fc.constantFrom(...JOBS), { nil: undefined }),
    member: fc.nat(1),
    basis: fc.constantFrom('stated', 'inferred', 'both'),
    all: times,
    part: times,
  })
  .map(({ target, source, job: by, member, basis, all, part }): EdgeRow => {
    const jobId = by === undefined ? {} : { jobId: job(by) }
    const parts =
      basis === 'inferred'
        ? {}
        : basis === 'stated'
          ? span('stated', ...all)
          : { ...span('stated', ...all), ...span('inferred', ...part) }
    return {
      type: 'DERIVED_FROM',
      id: idOf('DERIVED_FROM', target, source, by ?? -1, member),
      fromLabel: 'Dataset',
      from: dataset(target),
      toLabel: 'Dataset',
      to: dataset(source),
      props: {
        ...jobId,
        memberTargetId: dataset(target + member * 10),
        memberSourceId: dataset(source),
        ...span('', ...all),
        ...parts,
      },
    }
  })

const ids = (max: number) =>
  fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: max }).map((all) => all.map(dataset))
const jobs = (max: number) =>
  fc.uniqueArray(fc.constantFrom(...JOBS), { maxLength: max }).map((all) => all.map(job))
const optionally = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined })
const day = fc.integer({ min: 0, max: 12 }).map((d) => d * DAY + 4)

const request = fc
  .record({
    direction: fc.constantFrom('upstream', 'downstream'),
    at: fc.constantFrom('dataset', 'job'),
    starts: fc.uniqueArray(fc.nat(SIZE - 1), { minLength: 1, maxLength: 3 }),
    maxDepth: optionally(fc.integer({ min: 1, max: 4 })),
    since: optionally(day),
    until: optionally(day),
    asOf: optionally(day),
    basis: optionally(fc.constantFrom('stated', 'inferred')),
    jobsWithin: fc.array(jobs(3), { maxLength: 1 }),
    jobsAvoiding: jobs(1),
    within: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(ids(SIZE), { maxLength: 2 }) },
    ),
    avoiding: ids(2),
    stopAt: ids(2),
    stopJobs: jobs(1),
    wanted: fc.constantFrom('nodes', 'edges', 'drawing'),
  })
  .map(
    ({
      starts,
      maxDepth,
      since,
      until,
      asOf,
      basis,
      jobsWithin,
      jobsAvoiding,
      stopJobs,
      ...rest
    }): WalkRequest => ({
      ...rest,
      kind: 'walk',
      starts: starts.map((i) => ({ kind: 'dataset', id: dataset(i) })),
      minDepth: 1,
      ...(maxDepth === undefined ? {} : { maxDepth }),
      filter: {
        window: {
          ...(since === undefined ? {} : { since }),
          ...(until === undefined ? {} : { until }),
          ...(asOf === undefined ? {} : { asOf }),
          wholeDays: since !== undefined && (until ?? asOf) !== undefined,
        },
        via: basis === undefined ? {} : { basis },
        jobsWithin,
        jobsAvoiding,
      },
      stopJobs: rest.at === 'job' ? stopJobs : [],
      wanted: rest.at === 'job' && rest.wanted === 'nodes' ? 'edges' : rest.wanted,
      limits: { nodes: 1000, edges: 1000 },
    }),
  )

interface Plain {
  readonly reached: Readonly<Record<Id, number>>
  readonly crossed: readonly string[]
  readonly more: readonly Id[]
}

/** Reference implementation of a walk over all rows. */
function model(rows: readonly EdgeRow[], walked: WalkRequest): Plain {
  const starts = new Set(walked.starts.map(({ id }) => id))
  const nearOf = ({ from, to }: EdgeRow): Id => (walked.direction === 'upstream' ? from : to)
  const farOf = ({ from, to }: EdgeRow): Id => (walked.direction === 'upstream' ? to : from)
  const mayEnter = (id: Id): boolean =>
    starts.has(id) || (walked.within.every((set) => set.includes(id)) && !walked.avoiding.includes(id))
  const mayLeave = (id: Id): boolean => starts.has(id) || !walked.stopAt.includes(id)
  const crossable = rows.filter(
    (row) => edgeMatches(rollUpOf(row.props, 'dataset'), walked.filter) && mayEnter(farOf(row)),
  )
  const passes = (row: EdgeRow): boolean => !walked.stopJobs.includes(row.props['jobId'] as Id)

  const distance = new Map<Id, number>([...starts].map((id) => [id, 0]))
  const last = walked.maxDepth ?? Infinity
  const crossed = new Set<string>()
  for (let d = 0, frontier = [...starts]; frontier.length > 0 && d < last; d++) {
    const next: Id[] = []
    for (const row of crossable) {
      if (!frontier.includes(nearOf(row)) || !mayLeave(nearOf(row))) continue
      crossed.add(`${row.to} ${row.from} ${String(row.props['jobId'])}`)
      if (!passes(row) || distance.has(farOf(row))) continue
      distance.set(farOf(row), d + 1)
      next.push(farOf(row))
    }
    frontier = next
  }
  const more = [...distance].filter(
    ([id, d]) =>
      d === last &&
      mayLeave(id) &&
      crossable.some((row) => nearOf(row) === id && passes(row) && !distance.has(farOf(row))),
  )
  return {
    reached: Object.fromEntries([...distance].filter(([id]) => !starts.has(id)).sort()),
    crossed: [...crossed].sort(),
    more: walked.at === 'job' ? [] : more.map(([id]) => id).sort(),
  }
}

const plain = ({ reached, crossed, more }: NativeWalk): Plain => ({
  reached: Object.fromEntries(reached.map(({ id, distance }) => [id, distance] as const).sort()),
  crossed: crossed.map(({ source, target, jobId }) => `${source} ${target} ${String(jobId)}`).sort(),
  more: [...more].sort(),
})

describeNeo4j('a walk in one statement', (connection) => {
  let database: Database
  beforeAll(async () => {
    database = openDatabase(connection)
    await migrate(database)
  })
  afterAll(() => database.close())

  const put = async (edges: readonly EdgeRow[]): Promise<void> => {
    await emptyGraph(connection)
    const nodes = Array.from({ length: SIZE }, (_, i) => ({
      label: 'Dataset' as const,
      id: dataset(i),
      props: { namespace: 'test', name: `d${i}` },
      created: true,
    }))
    await database.write(
      (tx) =>
        applyChangeSet(tx, { ...noChanges, nodes, edges: edges.map((row) => ({ ...row, created: true })) }),
      how,
    )
  }

  it('agrees with the reference implementation on any graph', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(edge, { maxLength: 16, selector: ({ id }) => id }),
        fc.array(request, { minLength: 12, maxLength: 12 }),
        async (edges, requests) => {
          await put(edges)
          for (const walked of requests) {
            const found = await database.read((tx) => walk(tx, walked), how)
            const all = model(edges, walked)
            const wanted = walked.wanted === 'nodes' ? { ...all, crossed: [], more: [] } : all
            expect([walked, found && plain(found)]).toEqual([walked, wanted])
          }
        },
      ),
      { numRuns: runs(6) },
    )
  })

  it('returns the same facts of an edge as `expand`', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(edge, { minLength: 4, maxLength: 16, selector: ({ id }) => id }),
        request,
        async (edges, walked) => {
          await put(edges)
          const { direction, filter } = walked
          const level: ExpandRequest = {
            kind: 'expand',
            level: 'dataset',
            direction,
            frontier: walked.starts.map(({ id }) => id),
            filter,
            limit: 1000,
          }
          const all = { within: [], avoiding: [], stopAt: [], stopJobs: [] }
          const one: WalkRequest = { ...walked, ...all, maxDepth: 1, wanted: 'edges' }
          const { edges: facts, cut } = await database.read((tx) => expand(tx, level), how)
          expect(cut).toBe(false)
          const key = (fact: object): string => JSON.stringify(fact)
          const walkedFacts = (await database.read((tx) => walk(tx, one), how))?.crossed ?? []
          expect(walkedFacts.map(key).sort()).toEqual(facts.map(key).sort())
        },
      ),
      { numRuns: runs(6) },
    )
  })

  it('returns undefined beyond its limits', async () => {
    const chain = Array.from(
      { length: SIZE - 1 },
      (_, i) =>
        fc.sample(edge, 1).map((row): EdgeRow => ({
          ...row,
          id: idOf('chain', i),
          from: dataset(i),
          to: dataset(i + 1),
        }))[0]!,
    )
    await put(chain)
    const walked = (nodes: number, edges: number, wanted: WalkRequest['wanted']): WalkRequest => ({
      kind: 'walk',
      direction: 'upstream',
      at: 'dataset',
      starts: [{ kind: 'dataset', id: dataset(0) }],
      minDepth: 1,
      filter: { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] },
      within: [],
      avoiding: [],
      stopAt: [],
      stopJobs: [],
      wanted,
      limits: { nodes, edges },
    })
    const answer = (
      nodes: number,
      edges: number,
      wanted: WalkRequest['wanted'],
    ): Promise<NativeWalk | undefined> => database.read((tx) => walk(tx, walked(nodes, edges, wanted)), how)
    for (const wanted of ['edges', 'drawing'] as const) {
      expect((await answer(6, 6, wanted))?.reached).toHaveLength(6)
      expect(await answer(5, 6, wanted)).toBeUndefined()
      expect(await answer(6, 5, wanted)).toBeUndefined()
    }
    expect((await answer(6, 5, 'nodes'))?.reached).toHaveLength(6)
    expect(await answer(5, 5, 'nodes')).toBeUndefined()
  })
})
