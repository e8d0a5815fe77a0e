import { beforeAll, describe, expect, it } from 'vitest'

import { createAsk } from '../../src/app/ask.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { answerTo, edgesOf, NOW, rowsOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import {
  columnLineage,
  minute,
  observationsOf,
  overwritten,
  ranFrom,
  runId,
  symlink,
  timeText,
  type EventJson,
} from './events.ts'

export function describeRuns({ store, renew }: Subject): void {
  /** The members as `name@distance`; of runs `job#number`, of operations `job!`. */
  const members = async (query: string): Promise<readonly string[]> => {
    const { result } = await answerTo(store(), query)
    if (result.kind !== 'graph') expect.fail(`${query} answers a table`)
    return result.nodes.flatMap((node) => {
      if (node.member !== true) return []
      const mark = node.kind === 'run' ? `#${parseInt(node.id, 16)}` : node.kind === 'operation' ? '!' : ''
      return [`${node.name}${mark}${node.distance === undefined ? '' : `@${node.distance}`}`]
    })
  }
  const codesOf = async (query: string): Promise<readonly string[]> => {
    const { ask } = createAsk({ store: store(), ceiling: DEFAULT_LIMITS, now: () => NOW })
    const outcome = await ask({ query })
    if (outcome.kind === 'mistakes') return outcome.diagnostics.map((d) => d.code)
    return outcome.kind === 'answer' ? outcome.answer.notes.map((n) => n.code) : expect.fail(outcome.kind)
  }

  describe('walks by runs', () => {
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          ...ranFrom(0, 10, { job: 'load', run: 1, inputs: ['src'], outputs: [overwritten('raw')] }),
          ...ranFrom(50, 60, { job: 'build', run: 3, inputs: ['raw'], outputs: [overwritten('mart')] }),
          ...ranFrom(100, 110, { job: 'load', run: 2, inputs: ['src'], outputs: [overwritten('raw')] }),
          ...ranFrom(105, 115, { job: 'patch', run: 5, outputs: ['raw'] }),
          ...ranFrom(
            120,
            125,
            { job: 'broken', run: 6, inputs: ['src'], outputs: [overwritten('raw')] },
            'FAIL',
          ),
          ...ranFrom(150, 160, { job: 'build', run: 4, inputs: ['raw'], outputs: [overwritten('mart')] }),
          ...ranFrom(155, undefined, { job: 'report', run: 7, inputs: ['mart'], outputs: ['out'] }),
        ]),
      )
    })

    it.each([
      // The later build replaced the output of the earlier one, and so did the later load.
      ['upstream of dataset mart at run', ['build#4@1', 'raw@1', 'load#2@2', 'patch#5@2', 'src@2']],
      ['upstream of dataset mart at operation', ['build!@1', 'raw@1', 'load!@2', 'patch!@2', 'src@2']],
      ['upstream of dataset raw at run depth 1', ['load#2@1', 'patch#5@1', 'src@1']],
      [`upstream of run ${runId(3)}`, ['raw@1', 'load#1@2', 'src@2']],
      [`upstream of run ${runId(4)}`, ['raw@1', 'load#2@2', 'patch#5@2', 'src@2']],
      // An unfinished run is still reading, so it saw both.
      [
        `upstream of run ${runId(7)}`,
        ['mart@1', 'build#3@2', 'build#4@2', 'raw@2', 'load#1@3', 'load#2@3', 'patch#5@3', 'src@3'],
      ],
      [`upstream of dataset mart at run as of ${timeText(80)}`, ['build#3@1', 'raw@1', 'load#1@2', 'src@2']],
      [`upstream of dataset mart at run until ${timeText(80)}`, ['build#3@1', 'raw@1', 'load#1@2', 'src@2']],
      // A write outside the window also replaces earlier ones.
      [`upstream of dataset raw at run until ${timeText(112)} since ${timeText(112)}`, ['patch#5@1']],
      ['downstream of dataset raw at run', ['build#3@1', 'build#4@1', 'mart@1', 'out@2', 'report#7@2']],
      [`downstream of run ${runId(1)}`, ['raw@1', 'build#3@2', 'mart@2', 'out@3', 'report#7@3']],
      [`downstream of run ${runId(2)}`, ['raw@1', 'build#4@2', 'mart@2', 'out@3', 'report#7@3']],
      // A failed run can only be a start.
      [`downstream of run ${runId(6)} depth 2`, ['raw@1', 'build#4@2', 'mart@2']],
      ['downstream of dataset src at run depth 1', ['load#1@1', 'load#2@1', 'raw@1']],
      // Coarser starts mean all their parts; finer starts remain as they are.
      ['downstream of job load at run depth 1', ['raw@1']],
      ['downstream of job load at run depth 1 including start', ['load#1@0', 'load#2@0', 'raw@1']],
      [`downstream of run ${runId(1)} at job`, ['raw@1', 'build@2', 'mart@2', 'out@3', 'report@3']],
      [`downstream of run ${runId(1)} at dataset`, ['raw@1', 'mart@2', 'out@3']],
      [`downstream of operation ${runId(1)} at run depth 1 including start`, ['load#1@0', 'raw@1']],
      // Clauses have their usual meaning.
      ['upstream of dataset mart at run avoiding job load', ['build#4@1', 'raw@1', 'patch#5@2']],
      [`upstream of dataset mart at run avoiding run ${runId(2)}`, ['build#4@1', 'raw@1', 'patch#5@2']],
      ['upstream of dataset mart at run within job build', ['build#4@1', 'raw@1']],
      [
        'upstream of dataset out at run stop at job build',
        ['mart@1', 'report#7@1', 'build#3@2', 'build#4@2'],
      ],
      ['upstream of dataset out at run stop at dataset mart', ['mart@1', 'report#7@1']],
      ['upstream of dataset mart at run via stated', []],
      ['lineage of dataset mart at run depth 1', ['build#4@1', 'out@1', 'raw@1', 'report#7@1']],
    ])('%s', async (query, wanted) => {
      expect(await members(query)).toEqual(wanted)
    })

    it('describes each edge with the job of its run, times and basis', async () => {
      expect(await edgesOf(store(), `downstream of run ${runId(1)} depth 2`)).toEqual([
        'build → mart (build; inferred)',
        'load → raw (load)',
        'raw → build (build; inferred)',
      ])
      const { result } = await answerTo(store(), 'upstream of dataset mart at run depth 1')
      const edges = result.kind === 'graph' ? result.edges : []
      expect(edges.map((edge) => [edge.firstAt, edge.lastAt])).toEqual([
        [minute(150), minute(160)],
        [minute(150), minute(160)],
      ])
    })

    it('notes where the depth limit ends the walk', async () => {
      const { result } = await answerTo(store(), 'upstream of dataset mart at run depth 1')
      const nodes = result.kind === 'graph' ? result.nodes : []
      expect(nodes.flatMap((node) => (node.more ? [node.name] : []))).toEqual(['raw'])
    })

    it('treats a run that is unfinished at the time as running', async () => {
      const query = `upstream of dataset mart at run depth 1 as of ${timeText(55)}`
      const { result } = await answerTo(store(), query)
      const nodes = result.kind === 'graph' ? result.nodes.filter((node) => node.kind === 'run') : []
      expect(nodes.map((node) => node.fields)).toEqual([{ status: 'running', startedAt: minute(50) }])
      expect(await rowsOf(store(), `(${query}) show name, status, startedAt, endedAt, duration`)).toEqual([
        ['build', 'running', minute(50), null, null],
        // For datasets, the status is the current one.
        ['raw', 'failed', null, null, null],
      ])
      expect(await members(`(${query}) where status = running`)).toEqual(['build#3@1'])
    })

    it('returns an exact window', async () => {
      const query = `upstream of dataset mart at run between ${timeText(1)} and ${timeText(2)}`
      expect((await answerTo(store(), query)).window).toEqual({
        since: minute(1),
        until: minute(2),
        resolution: 'exact',
      })
    })
  })

  describe('runs', () => {
    it.each([
      [`run ${runId(1)}`, ['load#1']],
      [`operation ${runId(1)}`, ['load!']],
      [`id ${runId(1)}`, ['load#1']],
      ['runs', ['broken#6', 'build#3', 'build#4', 'load#1', 'load#2', 'patch#5', 'report#7']],
      ['runs like *l*d last 2', ['build#4', 'load#2']],
      ['runs of dataset raw', ['broken#6', 'load#1', 'load#2', 'patch#5']],
      ['runs of dataset raw last 2', ['broken#6', 'patch#5']],
      ['runs like load of dataset raw', ['load#1', 'load#2']],
      ['runs like load of dataset raw last 1', ['load#2']],
      ['runs of { job load, dataset mart } last 3', ['build#3', 'build#4', 'load#2']],
      ['last run of job build', ['build#4']],
      ['last run of dataset raw', ['broken#6']],
      ['upstream of last run of job build depth 1', ['raw@1']],
      ['runs where status = failed', ['broken#6']],
      ['runs where endedAt is null', ['report#7']],
      ['runs where duration > 9m and duration < 11m count', []],
      ['runs order by startedAt desc limit 2', ['report#7', 'build#4']],
    ])('%s', async (query, wanted) => {
      if (query.endsWith('count')) expect(await rowsOf(store(), query)).toEqual([[5]])
      else expect(await members(query)).toEqual(wanted)
    })

    it('have fields', async () => {
      expect(
        await rowsOf(
          store(),
          `run ${runId(1)} show kind, job, name, status, startedAt, endedAt, duration, upstreams, downstreams`,
        ),
      ).toEqual([['run', 'test/load', 'load', 'succeeded', minute(0), minute(10), 600_000, 1, 1]])
      expect(
        await rowsOf(
          store(),
          `operation ${runId(7)} show kind, job, type, status, startedAt, duration, upstreams`,
        ),
      ).toEqual([['operation', 'test/report', 'batch', 'running', minute(155), null, 1]])
    })

    it.each([
      [`run ${runId(99)}`, ['unknown-name']],
      [`run nothing`, ['unknown-name']],
      ['last run of dataset src', ['no-run']],
      ['runs of dataset src', ['empty-selector']],
      [`operation ${runId(99)}`, ['unknown-name']],
    ])('%s has notes', async (query, codes) => {
      expect(await codesOf(query)).toEqual(codes)
    })
  })

  describe('operations of parent runs', () => {
    it('end with them, and represent what was only stated', async () => {
      await renew()
      const parent = (event: EventJson): EventJson => ({
        ...event,
        run: {
          ...(event['run'] as object),
          facets: {
            parent: {
              _producer: 'https://example.com/p',
              _schemaURL: 'https://example.com/s',
              run: { runId: runId(1) },
              job: { namespace: 'test', name: 'flow' },
            },
          },
        },
      })
      const made = { name: 'b', facets: columnLineage({ id: ['a.id'] }) }
      await store().ingest(
        observationsOf([
          ...ranFrom(0, 20, { job: 'flow', run: 1 }),
          // It has no end of its own, but the parent run has.
          ...ranFrom(5, undefined, { job: 'crashed', run: 2, outputs: ['a'] }).map(parent),
          ...ranFrom(30, 40, { job: 'again', run: 3, outputs: [overwritten('a')] }),
          ...ranFrom(50, 60, { job: 'make', run: 4, inputs: ['a', 'x'], outputs: [made, 'c'] }),
        ]),
      )
      expect(await members('upstream of dataset b at run')).toEqual(['a@1', 'make#4@1', 'x@1', 'again#3@2'])
      expect(await members('upstream of dataset b at run via stated')).toEqual([
        'a@1',
        'make#4@1',
        'again#3@2',
      ])
      expect(await members('upstream of dataset c at run via stated')).toEqual([])
    })
  })

  describe('runs over identity groups', () => {
    it('see and replace outputs under any name', async () => {
      await renew()
      const alias = { name: '/files/b', facets: symlink('mart.b') }
      await store().ingest(
        observationsOf([
          ...ranFrom(0, 10, { job: 'old', run: 1, outputs: ['mart.b'] }),
          ...ranFrom(20, 30, {
            job: 'new',
            run: 2,
            outputs: [{ ...alias, facets: { ...alias.facets, ...overwritten('').facets } }],
          }),
          ...ranFrom(40, 50, { job: 'use', run: 3, inputs: ['mart.b'], outputs: ['c'] }),
        ]),
      )
      expect(await members('upstream of dataset c at run')).toEqual(['mart.b@1', 'use#3@1', 'new#2@2'])
      expect(await members('runs of dataset mart.b')).toEqual(['new#2', 'old#1'])
      expect(await members('last run of dataset "/files/b"')).toEqual(['new#2'])
    })
  })
}
