import { beforeAll, describe, expect, it } from 'vitest'

import { answerTo, edgesOf, membersOf, rowsOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { columnLineage, observationsOf, runEvent, schema, symlink, timeText } from './events.ts'

/** Minutes per day. */
const DAY = 24 * 60

export function describeWalks({ store, renew }: Subject): void {
  describe('walks', () => {
    // a ─one─▶ b ─two─▶ c ─three─▶ d ─four─▶ b (a cycle); b ─five (day 10)─▶ e; x ─one─▶ b
    beforeAll(async () => {
      await renew()
      await store().ingest(
        observationsOf([
          runEvent({ job: 'one', run: 1, at: 0, inputs: ['a', 'x'], outputs: ['b'] }),
          runEvent({ job: 'two', run: 2, at: DAY, inputs: ['b'], outputs: ['c'] }),
          runEvent({ job: 'three', run: 3, at: 2 * DAY, inputs: ['c'], outputs: ['d'] }),
          runEvent({ job: 'four', run: 4, at: 3 * DAY, inputs: ['d'], outputs: ['b'] }),
          runEvent({ job: 'five', run: 5, at: 10 * DAY, inputs: ['b'], outputs: ['e'] }),
          runEvent({ job: 'look', run: 6, at: 10 * DAY, inputs: ['b'] }),
          runEvent({ job: 'broken', run: 7, at: 11 * DAY, type: 'FAIL', inputs: ['b'], outputs: ['z'] }),
        ]),
      )
    })

    it.each([
      ['downstream of dataset a', ['b@1', 'c@2', 'e@2', 'd@3']],
      ['upstream of dataset e', ['b@1', 'a@2', 'd@2', 'x@2', 'c@3']],
      ['downstream of dataset b', ['c@1', 'e@1', 'd@2']],
      ['downstream of dataset b including start', ['b@0', 'c@1', 'e@1', 'd@2']],
      ['lineage of dataset c', ['b@1', 'd@1', 'a@2', 'e@3', 'x@2'].sort(byDistance)],
      ['downstream of dataset a depth 1', ['b@1']],
      ['downstream of dataset a depth 2..', ['c@2', 'e@2', 'd@3']],
      ['downstream of dataset a depth 2..2', ['c@2', 'e@2']],
      ['downstream of { a, c }', ['b@1', 'd@1', 'e@2']],
      ['downstream of dataset a avoiding dataset c', ['b@1', 'e@2']],
      ['downstream of dataset a avoiding job two', ['b@1', 'e@2']],
      ['downstream of dataset a stop at dataset c', ['b@1', 'c@2', 'e@2']],
      ['downstream of dataset a within { b, c }', ['b@1', 'c@2']],
      ['downstream of dataset a within jobs like t*', []],
      ['downstream of dataset b within jobs like t*', ['c@1', 'd@2']],
      ['downstream of dataset z', []],
      ['upstream of dataset z', []],
      ['downstream of dataset a where status = failed', []],
      ['jobs like *o*', ['broken', 'four', 'look', 'one', 'two']],
      ['downstream of job one at dataset', ['b@1', 'c@2', 'e@2', 'd@3']],
    ])('%s', async (query, wanted) => {
      expect(await membersOf(store(), query)).toEqual(wanted)
    })

    it.each([
      ['since', `since ${timeText(2 * DAY)}`, ['e@1']],
      ['since, by a duration', 'since 25d', ['e@1']],
      ['until', `until ${timeText(DAY)}`, ['c@1']],
      ['until, before', `until ${timeText(DAY - 1)}`, []],
      ['between, by whole days', `between ${timeText(DAY + 3)} and ${timeText(2 * DAY)}`, ['c@1', 'd@2']],
      ['as of', `as of ${timeText(2 * DAY + 1)}`, ['c@1', 'd@2']],
    ])('in a window: %s', async (_, clause, wanted) => {
      expect(await membersOf(store(), `downstream of dataset b ${clause}`)).toEqual(wanted)
    })

    it('at two times can be compared', async () => {
      const query = `changes between ${timeText(4 * DAY)} and ${timeText(10 * DAY + 5)} in downstream of dataset b since 3d`
      expect(await rowsOf(store(), `${query} show name, distance, change`)).toEqual([
        ['c', 1, 'removed'],
        ['e', 1, 'added'],
        ['d', 2, 'removed'],
      ])
      const { result } = await answerTo(store(), query)
      const changes = result.kind === 'graph' ? result.edges.map((edge) => edge.change) : []
      expect(changes.sort()).toEqual(['added', 'removed', 'removed', 'removed'])
      expect(
        await membersOf(store(), `changes since ${timeText(5 * DAY)} in datasets where change = added`),
      ).toEqual(['e', 'z'])
    })

    it('over jobs includes jobs without output', async () => {
      expect(await membersOf(store(), 'downstream of dataset b at job depth 1')).toEqual([
        'c@1',
        'e@1',
        'five@1',
        'look@1',
        'two@1',
      ])
    })

    it('describes each edge with its job and basis', async () => {
      expect(await edgesOf(store(), 'upstream of dataset c depth 2')).toEqual([
        'a → b (one; inferred)',
        'b → c (two; inferred)',
        'd → b (four; inferred)',
        'x → b (one; inferred)',
      ])
    })

    it('can count, sort and show its members', async () => {
      expect(await rowsOf(store(), 'downstream of dataset a count')).toEqual([[4]])
      expect(await rowsOf(store(), 'downstream of dataset a order by name desc show name, distance')).toEqual(
        [
          ['e', 2],
          ['d', 3],
          ['c', 2],
          ['b', 1],
        ],
      )
    })

    it('keeps the nearest nodes at a limit, and notes the cut', async () => {
      const answer = await answerTo(store(), 'downstream of dataset a', { nodes: 3 })
      expect(answer.complete).toBe(false)
      expect(answer.cuts.map((cut) => cut.limit)).toEqual(['nodes'])
      const names = answer.result.kind === 'graph' ? answer.result.nodes.map((node) => node.name) : []
      expect(names.slice(0, 2)).toEqual(['a', 'b'])
    })
  })

  describe('walks over columns', () => {
    beforeAll(async () => {
      await renew()
      const of = (name: string, ...fields: string[]) => ({ name, facets: schema(...fields) })
      const b = {
        name: 'b',
        facets: { ...schema('id', 'mail'), ...columnLineage({ id: ['a.id'], mail: ['a.email', 'a.name'] }) },
      }
      const c = { name: 'c', facets: { ...schema('mail'), ...columnLineage({ mail: ['b.mail'] }) } }
      await store().ingest(
        observationsOf([
          runEvent({ job: 'one', run: 1, at: 0, inputs: [of('a', 'id', 'email', 'name')], outputs: [b] }),
          runEvent({ job: 'two', run: 2, at: 10, inputs: ['b'], outputs: [c, of('d', 'copy')] }),
        ]),
      )
    })

    it.each([
      ['downstream of column email of dataset a', ['b.mail@1', 'c.mail@2']],
      ['upstream of column mail of dataset c', ['b.mail@1', 'a.email@2', 'a.name@2']],
      ['downstream of column id of dataset a', ['b.id@1']],
      ['columns of dataset a', ['a.email', 'a.id', 'a.name']],
      ['column *m* of { a, b }', ['a.email', 'a.name', 'b.mail']],
      ['downstream of column email of dataset a at dataset', ['b@1', 'c@2']],
      ['downstream of column email of dataset a via indirect', []],
      ['downstream of dataset a at column', ['b.id@1', 'b.mail@1', 'c.mail@2']],
    ])('%s', async (query, wanted) => {
      expect(await membersOf(store(), query)).toEqual(wanted)
    })

    it('notes edges with unknown columns', async () => {
      const { result } = await answerTo(store(), 'downstream of column mail of dataset b')
      const nodes = result.kind === 'graph' ? result.nodes : []
      expect(nodes.filter((node) => node.opaque).map((node) => node.dataset?.name)).toEqual(['b'])
    })

    it('distinguishes stated and inferred edges', async () => {
      expect(await edgesOf(store(), 'downstream of dataset a')).toEqual([
        'a → b (one; stated)',
        'b → c (two; stated)',
        'b → d (two; inferred)',
      ])
      expect(await membersOf(store(), 'downstream of dataset a via stated')).toEqual(['b@1', 'c@2'])
    })
  })

  describe('walks over identity groups', () => {
    it('treat members as one, and follow lineage when two groups are joined', async () => {
      await renew()
      const path = (facets?: Readonly<Record<string, unknown>>) => ({
        name: '/files/b',
        ...(facets && { facets }),
      })
      await store().ingest(
        observationsOf([
          runEvent({ job: 'one', run: 1, at: 0, inputs: ['a'], outputs: [path()] }),
          runEvent({ job: 'two', run: 2, at: 10, inputs: ['mart.b'], outputs: ['c'] }),
        ]),
      )
      expect(await membersOf(store(), 'downstream of dataset a')).toEqual(['/files/b@1'])
      await store().ingest(
        observationsOf([runEvent({ job: 'link', run: 3, at: 20, inputs: [path(symlink('mart.b'))] })]),
      )
      expect(await membersOf(store(), 'downstream of dataset a')).toEqual(['mart.b@1', 'c@2'])
      expect(await membersOf(store(), 'upstream of dataset c')).toEqual(['mart.b@1', 'a@2'])
      expect(await membersOf(store(), 'downstream of dataset "/files/b"')).toEqual(['c@1'])
      expect(await membersOf(store(), 'datasets like "/files/*"')).toEqual(['mart.b'])
      const { result } = await answerTo(store(), 'dataset mart.b')
      expect(result.kind === 'graph' && result.nodes[0]?.aliases).toEqual([
        { namespace: 'test', name: '/files/b' },
      ])
    })
  })
}

/** By distance, then by name: the default order of answers. */
function byDistance(a: string, b: string): number {
  const [nameA, distanceA] = a.split('@')
  const [nameB, distanceB] = b.split('@')
  return Number(distanceA) - Number(distanceB) || (nameA! < nameB! ? -1 : 1)
}
