import { beforeAll, describe, expect, it } from 'vitest'

import { answerTo, edgesOf, membersOf, rowsOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { columnLineage, observationsOf, runEvent, schema } from './events.ts'

const DAY = 24 * 60

/** `paths`, `shortest path`, `cycles`, `roots`, `leaves` and `skip`. */
export function describePaths({ store, renew }: Subject): void {
  const pathsOf = async (query: string): Promise<readonly string[]> => {
    const { result } = await answerTo(store(), query)
    if (result.kind !== 'graph') expect.fail(`${query} answers a table`)
    const names = new Map<string, string>(result.nodes.map((node) => [node.id, node.name]))
    return (result.paths ?? []).map((path) => path.map((id) => names.get(id)).join(' '))
  }
  const codesOf = async (query: string): Promise<readonly string[]> =>
    (await answerTo(store(), query)).notes.map(({ code }) => code)

  describe('paths', () => {
    // a → b → c → d → b (a cycle), b → t1 → t2 → e, b → e, t1 ↔ t3, e → f, f → f, x → b
    beforeAll(async () => {
      await renew()
      const run = (job: string, n: number, inputs: readonly string[], outputs: readonly string[]) =>
        runEvent({ job, run: n, at: n * DAY, inputs, outputs })
      await store().ingest(
        observationsOf([
          run('one', 1, ['a', 'x'], ['b']),
          run('two', 2, ['b'], ['c']),
          run('three', 3, ['c'], ['d']),
          run('four', 4, ['d'], ['b']),
          run('into', 5, ['b'], ['t1']),
          run('on', 6, ['t1'], ['t2']),
          run('out', 7, ['t2'], ['e']),
          run('straight', 8, ['b'], ['e']),
          run('round', 9, ['t1'], ['t3']),
          run('back', 10, ['t3'], ['t1']),
          run('last', 11, ['e'], ['f']),
          run('self', 12, ['f'], ['f']),
          run('look', 13, ['e'], []),
        ]),
      )
    })

    it.each([
      ['paths from a to e', ['b@1', 'c@2', 'e@2', 't1@2', 'd@3', 't2@3', 't3@3']],
      ['paths from a to e depth 2', ['b@1', 'e@2']],
      ['paths from a to e depth 1', []],
      ['paths from e to a', []],
      ['paths from { a, x } to c including start', ['a@0', 'x@0', 'b@1', 'c@2', 'd@3']],
      ['paths from b to b', ['c@1', 'd@2']],
      ['paths from b to b including start', ['b@0', 'c@1', 'd@2']],
      ['paths from f to f', []],
      ['paths from a to e avoiding t1', ['b@1', 'c@2', 'e@2', 'd@3']],
      ['paths from a to e avoiding e', []],
      ['paths from a to e within { b, t1, t2 }', ['b@1', 'e@2', 't1@2', 't2@3']],
      ['paths from a to e stop at t2', ['b@1', 'c@2', 'e@2', 'd@3']],
      ['paths from a to e until 2026-09-08', ['b@1', 'c@2', 't1@2', 'd@3', 't2@3', 'e@4']],
      ['paths from a to e skip datasets like t*', ['b@1', 'c@2', 'e@2', 'd@3']],
      [
        'paths from a to f at job avoiding t1',
        [
          'b@1',
          'one@1',
          'c@2',
          'e@2',
          'straight@2',
          'two@2',
          'd@3',
          'f@3',
          'four@4',
          'last@3',
          'self@4',
          'three@3',
        ],
      ],
      [
        'paths from job one to job last',
        [
          'b@1',
          'c@2',
          'e@2',
          'straight@2',
          't1@2',
          'into@2',
          'two@2',
          'd@3',
          'last@3',
          'on@3',
          'round@3',
          't2@3',
          't3@3',
          'three@3',
          'back@4',
          'four@4',
          'out@4',
        ],
      ],
      ['shortest path from a to e', ['b@1', 'e@2']],
      ['shortest path from { a, x } to { d, t2 }', ['b@1', 'c@2', 'd@3']],
      ['shortest path from a to e avoiding job straight', ['b@1', 't1@2', 't2@3', 'e@4']],
      ['shortest path from a to e depth 1', []],
      ['downstream of a skip datasets like t*', ['b@1', 'c@2', 'e@2', 'd@3', 'f@3']],
      ['downstream of a depth 2 skip { b, t1, t2 }', ['c@1', 'e@1', 't3@1', 'd@2', 'f@2']],
      ['downstream of a skip b avoiding t1 stop at c', ['c@1', 'e@1', 'f@2']],
      ['downstream of a skip b stop at b', []],
      ['downstream of t1 skip t3', ['t2@1', 'e@2', 'f@3']],
      ['cycles', ['b', 'c', 'd', 'f', 't1', 't3']],
      ['cycles in datasets like t*', ['t1', 't3']],
      ['cycles in downstream of c', ['c@0', 'd@1', 'b@2', 't1@3', 't3@4', 'f@4']],
      ['cycles in (downstream of a avoiding d)', ['t1@2', 't3@3', 'f@3']],
      ['cycles in downstream of e', ['f@1']],
      ['roots of upstream of e', ['a@2', 'x@2']],
      ['leaves of downstream of a', ['f@3']],
      ['roots of datasets', ['a', 'x']],
      ['leaves of { a, b, c }', ['c']],
      ['roots of { b, c, d }', []],
    ])('%s', async (query, wanted) => {
      expect([...(await membersOf(store(), query))].sort()).toEqual([...wanted].sort())
    })

    it.each([
      ['paths from a to e', ['a b e', 'a b t1 t2 e']],
      ['paths from a to e depth 2', ['a b e']],
      ['paths from { a, x } to { c, d }', ['a b c', 'x b c', 'a b c d', 'x b c d']],
      ['paths from b to b', ['b c d b']],
      ['paths from f to f', ['f f']],
      ['paths from a to e skip datasets like t*', ['a b e']],
      [
        'paths from a to e at job skip datasets like t* avoiding job straight',
        ['a one b into on out e', 'a one b into round back on out e'],
      ],
      ['shortest path from x to f', ['x b e f']],
      ['shortest path from b to c at job', ['b two c']],
      ['paths from job one to job two', ['one b two']],
    ])('%s lists its paths', async (query, wanted) => {
      expect(await pathsOf(query)).toEqual(wanted)
    })

    it.each([
      [
        'downstream of b skip datasets like t* depth 1',
        [
          'b → c (two; inferred)',
          'b → e (into on out round back; inferred) hidden 2',
          'b → e (straight; inferred)',
        ],
      ],
      [
        'downstream of t1 skip t3 depth 1',
        ['t1 → t1 (back round; inferred) hidden 1', 't1 → t2 (on; inferred)'],
      ],
      [
        'downstream of a skip b at job depth 1 within { b, c }',
        ['a → one (one; inferred)', 'one → two (one two; inferred) hidden 1', 'two → c (two; inferred)'],
      ],
      [
        'upstream of e skip { t2, t1, t3 } depth 1',
        ['b → e (into on out round back; inferred) hidden 2', 'b → e (straight; inferred)'],
      ],
      ['shortest path from a to e', ['a → b (one; inferred)', 'b → e (straight; inferred)']],
      ['cycles in { e, f, b }', ['f → f (self; inferred)']],
    ])('%s has its edges', async (query, wanted) => {
      const { result } = await answerTo(store(), query)
      if (result.kind !== 'graph') expect.fail('a table')
      const plain = await edgesOf(store(), query)
      const hidden = result.edges.filter((e) => e.hidden !== undefined)
      expect(plain.length).toBe(wanted.length)
      for (const edge of hidden)
        expect([edge.firstAt, edge.lastAt, edge.jobs.some((j) => j.firstAt)]).toEqual([
          undefined,
          undefined,
          false,
        ])
      const nameOf = new Map<string, string>(result.nodes.map((n) => [n.id, n.name]))
      const edges = result.edges.map((e) => {
        const jobs = e.jobs.map((j) => j.name).sort()
        const mark = e.hidden === undefined ? '' : ` hidden ${e.hidden}`
        return `${nameOf.get(e.from)!} → ${nameOf.get(e.to)!} (${[jobs.join(' '), ...e.basis].join('; ')})${mark}`
      })
      const sorted = (line: string): string =>
        line.replace(/\(([^;]*);/u, (_, jobs: string) => `(${jobs.split(' ').sort().join(' ')};`)
      expect(edges.sort()).toEqual(wanted.map(sorted).sort())
    })

    it('numbers the cycles in order of their first name', async () => {
      const { result } = await answerTo(store(), 'cycles')
      const nodes = result.kind === 'graph' ? result.nodes : []
      expect(nodes.map((n) => `${n.name} ${n.cycle ?? ''}`)).toEqual([
        'b 1',
        'c 1',
        'd 1',
        'f 2',
        't1 3',
        't3 3',
      ])
      expect(await rowsOf(store(), 'cycles count')).toEqual([[6]])
    })

    it('notes a cycle without root or leaf, and paths beyond the depth', async () => {
      expect(await codesOf('roots of { b, c, d }')).toEqual(['closed-cycles'])
      expect(await codesOf('leaves of { b, c, d }')).toEqual(['closed-cycles'])
      expect(await codesOf('roots of upstream of e')).toEqual([])
      const moreOf = async (query: string): Promise<readonly string[]> => {
        const { result } = await answerTo(store(), query)
        if (result.kind !== 'graph') expect.fail(`${query} answers a table`)
        return result.nodes.filter((n) => n.more).map((n) => n.name)
      }
      expect(await moreOf('paths from a to e depth 2')).toEqual([])
      expect(await moreOf('paths from a to e depth 3')).toEqual(['b'])
      // As an end, the job has no further edges; as a start it has.
      expect(await moreOf('paths from { t3, job back } to job back depth 1')).toEqual([])
      expect(await moreOf('paths from { t3, job back } to job back depth 2')).toEqual(['back', 't3'])
    })
  })

  describe('paths by columns', () => {
    beforeAll(async () => {
      await renew()
      const of = (name: string, ...fields: string[]) => ({ name, facets: schema(...fields) })
      const b = {
        name: 'b',
        facets: { ...schema('id', 'mail'), ...columnLineage({ id: ['a.id'], mail: ['a.email'] }) },
      }
      const c = {
        name: 'c',
        facets: { ...schema('mail', 'key'), ...columnLineage({ mail: ['b.mail'], key: ['b.id'] }) },
      }
      await store().ingest(
        observationsOf([
          runEvent({ job: 'one', run: 1, at: 0, inputs: [of('a', 'id', 'email')], outputs: [b] }),
          runEvent({ job: 'two', run: 2, at: 10, inputs: ['b'], outputs: [c] }),
        ]),
      )
    })

    it.each([
      ['paths from column email of a to column mail of c', ['b.mail@1', 'c.mail@2']],
      ['paths from column email of a to column key of c', []],
      ['paths from a to c at column', ['b.id@1', 'b.mail@1', 'c.key@2', 'c.mail@2']],
      ['paths from column email of a to c at dataset', ['b@1', 'c@2']],
      ['shortest path from a to c at column', ['b.mail@1', 'c.mail@2']],
      ['downstream of column email of a skip b', ['c.mail@1']],
      ['downstream of a at column skip column id of b', ['b.mail@1', 'c.key@1', 'c.mail@2']],
      ['roots of upstream of column mail of c', ['a.email@2']],
      ['leaves of columns of { a, b }', ['b.id', 'b.mail']],
      ['cycles in columns of { a, b, c }', []],
    ])('%s', async (query, wanted) => {
      expect([...(await membersOf(store(), query))].sort()).toEqual([...wanted].sort())
    })
  })
}
