import { beforeAll, describe, expect, it } from 'vitest'

import type { LineageGraph } from '../../src/domain/lineage-graph.ts'
import { answerTo } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { observationsOf, overwritten, ranFrom, runId, timeText } from './events.ts'

/** `paths`, `shortest path`, `skip` and `cycles` in walks over operations. */
export function describeRunPaths({ store, renew }: Subject): void {
  const graphOf = async (query: string): Promise<LineageGraph> => {
    const { result } = await answerTo(store(), query)
    return result.kind === 'graph' ? result : expect.fail(`${query} answers a table`)
  }
  /** Datasets by name, runs as `job#number`, operations as `job!`. */
  const namesIn = ({ nodes }: LineageGraph): ReadonlyMap<string, string> =>
    new Map(
      nodes.map(({ id, kind, name }) => {
        const mark = kind === 'run' ? `#${parseInt(id, 16)}` : kind === 'operation' ? '!' : ''
        return [id, `${name}${mark}`]
      }),
    )
  const members = async (query: string): Promise<readonly string[]> => {
    const graph = await graphOf(query)
    const names = namesIn(graph)
    return graph.nodes
      .filter((node) => node.member === true)
      .map(({ id, distance, cycle }) =>
        [names.get(id)!, distance === undefined ? '' : `@${distance}`, cycle ? ` of ${cycle}` : ''].join(''),
      )
  }
  const pathsOf = async (query: string): Promise<readonly string[]> => {
    const graph = await graphOf(query)
    const names = namesIn(graph)
    return (graph.paths ?? []).map((path) => path.map((id) => names.get(id)).join(' '))
  }
  const joined = async (query: string): Promise<readonly string[]> => {
    const graph = await graphOf(query)
    const names = namesIn(graph)
    return graph.edges
      .filter((edge) => edge.hidden !== undefined)
      .map(({ from, to, hidden, jobs, firstAt }) => {
        const by = jobs.map(({ name }) => name).join(' ')
        return `${names.get(from)} → ${names.get(to)} (${by}; ${hidden} hidden)${firstAt === undefined ? '' : ' at a time'}`
      })
      .sort()
  }

  describe('paths by runs', () => {
    // Twice: load → raw → build → tmp → copy → mart, all overwritten; and a report that reads all versions of mart.
    beforeAll(async () => {
      await renew()
      const day = (from: number, run: number) => [
        ...ranFrom(from, from + 10, {
          job: 'load',
          run,
          inputs: ['src'],
          outputs: [overwritten('raw')],
        }),
        ...ranFrom(from + 20, from + 30, {
          job: 'build',
          run: run + 1,
          inputs: ['raw'],
          outputs: [overwritten('tmp')],
        }),
        ...ranFrom(from + 40, from + 50, {
          job: 'copy',
          run: run + 2,
          inputs: ['tmp'],
          outputs: [overwritten('mart')],
        }),
      ]
      await store().ingest(
        observationsOf([
          ...day(0, 1),
          ...day(100, 11),
          ...ranFrom(145, 160, { job: 'report', run: 21, inputs: ['mart'], outputs: ['out'] }),
        ]),
      )
    })

    it.each([
      ['upstream of mart at run skip raw', ['build#12@2', 'copy#13@1', 'load#11@2', 'src@2', 'tmp@1']],
      ['upstream of mart at run skip { raw, tmp }', ['build#12@1', 'copy#13@1', 'load#11@1', 'src@1']],
      [
        'upstream of mart at run depth 1 skip { raw, tmp }',
        ['build#12@1', 'copy#13@1', 'load#11@1', 'src@1'],
      ],
      [`downstream of run ${runId(1)} depth 1 skip raw`, ['build#2@1', 'tmp@1']],
      [`downstream of run ${runId(1)} at dataset skip { raw, tmp }`, ['mart@1', 'out@2']],
      // A node that also ends the walk is not skipped.
      ['upstream of mart at run skip tmp stop at tmp', ['copy#13@1']],
      ['upstream of mart at run skip tmp avoiding tmp', []],
    ])('%s', async (query, wanted) => {
      expect((await members(query)).toSorted()).toEqual(wanted)
    })

    it.each([
      // A skipped version is not joined to reads after its replacement.
      [
        'upstream of out at run skip raw',
        ['load#1 → build#2 (build load; 1 hidden)', 'load#11 → build#12 (build load; 1 hidden)'],
      ],
      [
        `downstream of run ${runId(1)} at dataset skip { raw, tmp }`,
        ['load#1 → mart (build copy load; 2 hidden)'],
      ],
      [
        `downstream of run ${runId(1)} at job skip { raw, tmp, mart }`,
        [
          'build → copy (build copy; 1 hidden)',
          'copy → report (copy report; 1 hidden)',
          'load → build (build load; 1 hidden)',
        ],
      ],
    ])('%s joins runs that may depend on each other', async (query, wanted) => {
      expect(await joined(query)).toEqual(wanted)
    })

    it.each([
      [
        'paths from src to mart at run',
        [
          'build#12@2',
          'build#2@2',
          'copy#13@3',
          'copy#3@3',
          'load#11@1',
          'load#1@1',
          'mart@3',
          'raw@1',
          'tmp@2',
        ],
      ],
      // Its output was overwritten before the later runs.
      [`paths from run ${runId(1)} to mart`, ['build#2@2', 'copy#3@3', 'mart@3', 'raw@1', 'tmp@2']],
      [`paths from run ${runId(1)} to run ${runId(12)}`, []],
      [`paths from run ${runId(1)} to run ${runId(2)}`, ['build#2@2', 'raw@1']],
      [`paths from run ${runId(1)} to run ${runId(2)} including start`, ['build#2@2', 'load#1@0', 'raw@1']],
      ['paths from raw to job copy at run', ['build#12@1', 'build#2@1', 'copy#13@2', 'copy#3@2', 'tmp@1']],
      [`paths from operation ${runId(11)} to mart at run depth 2`, []],
      [`paths from raw to run ${runId(13)}`, ['build#12@1', 'copy#13@2', 'tmp@1']],
      [`paths from raw to run ${runId(13)} avoiding run ${runId(12)}`, []],
      [`paths from raw to run ${runId(13)} avoiding job copy`, []],
      [`paths from raw to run ${runId(13)} within { tmp, job build }`, ['build#12@1', 'copy#13@2', 'tmp@1']],
      [`paths from raw to run ${runId(13)} stop at tmp`, []],
      [
        'paths from src to mart at run until ' + timeText(60),
        ['build#2@2', 'copy#3@3', 'load#1@1', 'mart@3', 'raw@1', 'tmp@2'],
      ],
      [`paths from run ${runId(1)} to out at dataset`, ['mart@3', 'out@4', 'raw@1', 'tmp@2']],
      [
        `paths from run ${runId(1)} to job report at job`,
        ['build@2', 'copy@3', 'mart@3', 'raw@1', 'report@4', 'tmp@2'],
      ],
      [
        `paths from run ${runId(1)} to out skip { raw, tmp }`,
        ['build#2@1', 'copy#3@1', 'mart@1', 'out@2', 'report#21@2'],
      ],
      [
        `shortest path from src to run ${runId(13)}`,
        ['build#12@2', 'copy#13@3', 'load#11@1', 'raw@1', 'tmp@2'],
      ],
    ])('%s', async (query, wanted) => {
      expect((await members(query)).toSorted()).toEqual(wanted)
    })

    it.each([
      [`paths from src to run ${runId(3)}`, ['src load#1 raw build#2 tmp copy#3']],
      ['paths from raw to mart at run', ['raw build#2 tmp copy#3 mart', 'raw build#12 tmp copy#13 mart']],
      [
        `paths from tmp to out at operation until ${timeText(150)}`,
        ['tmp copy! mart report! out', 'tmp copy! mart report! out'],
      ],
      [`paths from run ${runId(1)} to mart skip { raw, tmp }`, ['load#1 build#2 copy#3 mart']],
      [
        `paths from run ${runId(1)} to out at dataset`,
        ['load raw tmp mart out'].map((way) => way.replace('load', 'load#1')),
      ],
      [`shortest path from run ${runId(1)} to { mart, out }`, ['load#1 raw build#2 tmp copy#3 mart']],
      [`shortest path from run ${runId(1)} to run ${runId(13)}`, []],
    ])('%s lists its paths', async (query, wanted) => {
      expect(await pathsOf(query)).toEqual(wanted)
    })

    it('notes if only the depth hides nodes beyond a skipped one', async () => {
      const { nodes } = await graphOf('upstream of mart at run depth 1 skip raw')
      expect(nodes.flatMap(({ name, more }) => (more === true ? [name] : []))).toEqual(['tmp'])
    })
  })

  describe('paths by runs that visit a dataset twice', () => {
    // The second run reads the output of the first and overwrites it: the third reads only that.
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          ...ranFrom(0, 10, { job: 'one', run: 1, inputs: ['a'], outputs: [overwritten('x')] }),
          ...ranFrom(20, 30, { job: 'two', run: 2, inputs: ['x'], outputs: [overwritten('x')] }),
          ...ranFrom(40, 50, { job: 'three', run: 3, inputs: ['x'], outputs: ['b'] }),
          ...ranFrom(45, 55, { job: 'broken', run: 4, inputs: ['x'], outputs: ['b'] }, 'FAIL'),
        ]),
      )
    })

    it.each([
      ['paths from a to b at run', ['a one#1 x two#2 x three#3 b']],
      ['shortest path from a to b at run', ['a one#1 x two#2 x three#3 b']],
      ['paths from x to b at run', ['x three#3 b', 'x two#2 x three#3 b']],
      [`paths from run ${runId(1)} to b at dataset`, ['one#1 x b']],
      ['paths from a to b at run avoiding job two', []],
      // A failed run can only be a start.
      [`paths from a to run ${runId(4)}`, []],
      [`paths from run ${runId(4)} to b`, ['broken#4 b']],
    ])('%s lists them', async (query, wanted) => {
      expect(await pathsOf(query)).toEqual(wanted)
    })

    it('describes the nodes on them', async () => {
      expect((await members('paths from a to b at run')).toSorted()).toEqual([
        'b@3',
        'one#1@1',
        'three#3@3',
        'two#2@2',
        'x@1',
      ])
      expect(await members('paths from a to b at run depth 2')).toEqual([])
    })
  })

  describe('cycles by runs', () => {
    // a → b → a → f, one run after the other, b → b; c → d → e → c at the same time.
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          ...ranFrom(0, 10, { job: 'there', run: 1, inputs: ['a'], outputs: ['b'] }),
          ...ranFrom(20, 30, { job: 'back', run: 2, inputs: ['b'], outputs: ['a'] }),
          ...ranFrom(40, 50, { job: 'self', run: 3, inputs: ['b'], outputs: ['b'] }),
          ...ranFrom(60, 70, { job: 'once', run: 4, inputs: ['c'], outputs: ['d'] }),
          ...ranFrom(60, 70, { job: 'again', run: 5, inputs: ['d'], outputs: ['e'] }),
          ...ranFrom(60, 65, { job: 'other', run: 6, inputs: ['e'], outputs: ['c'] }),
          ...ranFrom(80, 90, { job: 'aside', run: 7, inputs: ['a'], outputs: ['f'] }),
        ]),
      )
    })

    it.each([
      [
        'cycles in downstream of a at run',
        ['a@0 of 1', 'b@1 of 1', 'back#2@2 of 1', 'self#3@2 of 1', 'there#1@1 of 1'],
      ],
      [
        'cycles in downstream of a at operation',
        ['a@0 of 1', 'b@1 of 1', 'back!@2 of 1', 'self!@2 of 1', 'there!@1 of 1'],
      ],
      ['cycles in downstream of a at run skip b', ['a@0 of 1', 'back#2@1 of 1', 'there#1@1 of 1']],
      [`cycles in downstream of run ${runId(1)} at dataset`, ['b@1 of 1']],
      ['cycles in downstream of dataset b at run depth 1', ['b@0 of 1', 'self#3@1 of 1']],
      // A later run read its output, no earlier one did.
      [`cycles in downstream of run ${runId(2)}`, []],
      // They overlapped, so each may have read the other's output.
      [
        'cycles in downstream of c at run',
        ['again#5@2 of 1', 'c@0 of 1', 'd@1 of 1', 'e@2 of 1', 'once#4@1 of 1', 'other#6@3 of 1'],
      ],
      ['cycles in runs', []],
    ])('%s', async (query, wanted) => {
      expect((await members(query)).toSorted()).toEqual(wanted)
    })
  })
}
