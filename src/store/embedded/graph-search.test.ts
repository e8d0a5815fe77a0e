import { DatabaseSync } from 'node:sqlite'

import fc from 'fast-check'
import { expect, it } from 'vitest'

import { idOf, type Id } from '../../domain/ids.ts'
import type { AggregateRow } from '../../domain/merge-protocol.ts'
import { DAY, FOREVER } from '../../domain/time.ts'
import { BY_FINISH } from './edge-kind.ts'
import { openGraph } from './graph.ts'
import { migrate } from './migrate.ts'
import { runs } from '../../../test/runs.ts'

function emptyGraph() {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  return openGraph(db)
}

const byId = (a: AggregateRow, b: AggregateRow): number => (a.id < b.id ? -1 : 1)

it('finds the declarations just before and just after, by time and then by id', () => {
  const declaration = fc.tuple(fc.uuid(), fc.integer({ min: 0, max: 5 }))
  fc.assert(
    fc.property(
      fc.uniqueArray(declaration, { selector: ([id]) => id, maxLength: 12 }),
      declaration,
      (found, [id, at]) => {
        const graph = emptyGraph()
        const subject = idOf('subject', 1)
        const rows: AggregateRow[] = found.map(([other, time]) => ({
          id: other as Id,
          subject,
          at: time,
          body: {},
        }))
        for (const row of rows) graph.aggregates.put(row, true)
        const order = (row: AggregateRow): string => `${row.at}${row.id}`
        const sorted = rows.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
        const position = `${at}${id}`
        const before = sorted.findLast((row) => order(row) < position)
        const after = sorted.find((row) => order(row) > position)
        expect(graph.aggregates.neighbours(subject, at, id as Id)).toEqual({
          ...(before && { before }),
          ...(after && { after }),
        })
      },
    ),
    { numRuns: runs(60) },
  )
})

it('finds short and long interactions with a dataset in a period, of one job or of all', () => {
  const interaction = fc.record({
    dataset: fc.integer({ min: 0, max: 1 }),
    job: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    type: fc.constantFrom('READ' as const, 'WROTE' as const),
    startedAt: fc.integer({ min: 0, max: 10 * DAY }),
    length: fc.oneof(
      fc.integer({ min: 0, max: DAY }),
      fc.integer({ min: DAY + 1, max: 6 * DAY }),
      fc.constant(FOREVER),
    ),
  })
  fc.assert(
    fc.property(
      fc.array(interaction, { maxLength: 25 }),
      fc.integer({ min: 0, max: 10 * DAY }),
      fc.integer({ min: 0, max: 3 * DAY }),
      fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      (found, from, length, job) => {
        const graph = emptyGraph()
        const dataset = (i: number): Id => idOf('Dataset', i)
        const jobOf = (i: number): Id => idOf('Job', i)
        const rows = found.map((one, i) => {
          const operation = idOf('Operation', i)
          const aggregate: AggregateRow = { id: operation, body: { i } }
          const endedAt = Math.min(one.startedAt + one.length, FOREVER)
          graph.aggregates.put(aggregate, true)
          graph.edges.put({
            type: one.type,
            id: idOf(one.type, i),
            fromLabel: 'Operation',
            from: operation,
            toLabel: 'Dataset',
            to: dataset(one.dataset),
            props: {
              datasetId: dataset(one.dataset),
              ...(one.job !== undefined && { jobId: jobOf(one.job) }),
              startedAt: one.startedAt,
              endedAt,
              ...(endedAt - one.startedAt > DAY && { lasting: true }),
            },
            created: true,
          })
          return { ...one, endedAt, aggregate }
        })
        const to = from + length
        for (const type of ['READ', 'WROTE'] as const)
          for (const i of [0, 1, 2]) {
            const wanted = rows.filter(
              (row) =>
                row.type === type &&
                row.dataset === i &&
                (job === undefined || row.job === job) &&
                row.startedAt <= to &&
                row.endedAt >= from,
            )
            const request = {
              type,
              datasetId: dataset(i),
              from,
              to,
              ...(job !== undefined && { jobId: jobOf(job) }),
            }
            expect(graph.aggregates.touching(request)).toEqual(
              wanted.map((row) => row.aggregate).toSorted(byId),
            )
          }
      },
    ),
    { numRuns: runs(60) },
  )
})

it('searches names, endings, runs and history by index', () => {
  const { db } = emptyGraph()
  const plan = (sql: string): string =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => String(row.detail))
      .join('; ')
  expect(plan("SELECT n FROM dataset WHERE namespace = 'a' AND name = 'b'")).toMatch(/SEARCH .*dataset_name/)
  expect(plan("SELECT n FROM dataset WHERE folded = 'b'")).toMatch(/SEARCH .*dataset_folded/)
  expect(plan("SELECT n FROM dataset WHERE reversed >= 'b.' AND reversed < 'b0'")).toMatch(
    /SEARCH .*dataset_reversed/,
  )
  expect(plan('SELECT max(started_at) FROM run WHERE week = 7 AND job = 1')).toMatch(
    /SEARCH .*run_job \(week=\? AND job=\?\)/,
  )
  expect(plan(`SELECT start FROM edge WHERE finish = 1 AND kind = 8 AND ${BY_FINISH}`)).toMatch(
    /SEARCH .*edge_finish \(finish=\? AND kind=\?\)/,
  )
  expect(plan('SELECT n FROM operation WHERE omitted_pairs > 0')).toMatch(/operation_omitted/)
  const touching =
    'SELECT start FROM interaction INDEXED BY interaction_week WHERE finish = 1 AND kind = 15 AND job IS 3'
  expect(plan(`${touching} AND week = 7 AND started_at >= 5 AND started_at <= 9`)).toMatch(
    /SEARCH .*interaction_week \(week=\? AND finish=\? AND kind=\? AND job=\? AND started_at>\? AND started_at<\?\)/,
  )
  expect(plan('SELECT max(week) FROM interaction INDEXED BY interaction_week WHERE week <= 9')).toMatch(
    /SEARCH .*interaction_week \(week<\?\)/,
  )
  const lasting = touching.replace('interaction_week', 'interaction_lasting')
  expect(plan(`${lasting} AND lasting = 1 AND started_at <= 9`)).toMatch(
    /SEARCH .*interaction_lasting \(finish=\? AND kind=\? AND job=\? AND started_at<\?\)/,
  )
  expect(plan('SELECT body FROM aggregate WHERE parent_job = 3')).toMatch(/SEARCH .*aggregate_parent_job/)
})
