import { beforeAll, describe, expect, it } from 'vitest'

import { membersOf, rowsOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { columnLineage, datasetEvent, observationsOf, runEvent, schema, symlink } from './events.ts'

type Tag = readonly [key: string, value?: string | null, field?: string]

const tags = (...given: readonly Tag[]) => ({
  tags: { tags: given.map(([key, value, field]) => ({ key, value, field })) },
})
const owners = (...names: readonly string[]) => ({ ownership: { owners: names.map((name) => ({ name })) } })
const path = '/lake/users'

export function describeLabels({ store, renew }: Subject): void {
  describe('tags and owners', () => {
    beforeAll(async () => {
      await renew()
      const table = {
        ...symlink('users'),
        ...tags(['pii'], ['level', 'high'], ['secret', null, 'email']),
      }
      const users = { name: path, facets: { ...table, ...owners('ann') } }
      const report = {
        name: 'report',
        facets: { ...columnLineage({ who: ['users.email'], count: ['users.id'] }), ...owners('bob') },
      }
      await store().ingest(
        observationsOf([
          runEvent({
            job: 'load',
            at: 1,
            outputs: [users],
            jobFacets: { ...tags(['nightly'], ['team', 'x']), ...owners('ann', 'cat') },
          }),
          runEvent({ job: 'make', run: 2, at: 2, inputs: ['users'], outputs: [report] }),
          datasetEvent(3, {
            name: 'users',
            facets: { ...schema('id', 'email'), ...tags(['gold', 'true']) },
          }),
          datasetEvent(4, { name: 'other', facets: tags(['pii'], ['old']) }),
        ]),
      )
    })

    it.each([
      ['datasets tagged pii', ['other', 'users']],
      ['datasets tagged level=high', ['users']],
      ['datasets tagged level=low', []],
      ['datasets tagged pii tagged gold', ['users']],
      ['datasets owned by ann', ['users']],
      ['datasets tagged pii where owner is null', ['other']],
      ["datasets where tag = 'gold' and owner = 'ann'", ['users']],
      ['datasets where not tagged pii', ['report']],
      ['datasets where tagged level=high', ['users']],
      ['datasets tagged "level=high"', []],
      ['datasets where tagged "level=high"', []],
      ['jobs tagged team=x', ['load']],
      ['jobs owned by cat', ['load']],
      ['jobs where tag is null', ['make']],
      ['columns tagged secret', ['users.email']],
      ['columns of { users } where tagged secret', ['users.email']],
      ['columns tagged secret owned by ann', ['users.email']],
      ['columns where tag is null', ['report.count', 'report.who', 'users.id']],
    ])('select: %s', async (query, wanted) => {
      expect([...(await membersOf(store(), query))].sort()).toEqual(wanted)
    })

    it('can start a walk', async () => {
      expect(await membersOf(store(), 'downstream of (columns tagged secret)')).toEqual(['report.who@1'])
      expect(await membersOf(store(), 'downstream of datasets tagged pii')).toEqual(['report@1'])
    })

    it('are shown for all names of an entity', async () => {
      expect(await rowsOf(store(), 'dataset users show tag, owner')).toEqual([
        [['gold', 'level', 'pii'], 'ann'],
      ])
      expect(await rowsOf(store(), 'jobs order by name show name, tag, owner')).toEqual([
        ['load', ['nightly', 'team'], ['ann', 'cat']],
        ['make', null, null],
      ])
      expect(await rowsOf(store(), 'columns of { users } show name, tag, owner')).toEqual([
        ['email', 'secret', 'ann'],
        ['id', null, 'ann'],
      ])
    })

    it('are removed if a newer set of the same producer omits them', async () => {
      await store().ingest(
        observationsOf([
          datasetEvent(9, { name: 'other', facets: { ...tags(['pii'], ['new']), ...owners('dan') } }),
          datasetEvent(5, { name: 'other', facets: { ...tags(['late']), ...owners('eve') } }),
        ]),
      )
      expect(await rowsOf(store(), 'dataset other show tag, owner')).toEqual([[['new', 'pii'], 'dan']])
      expect(await membersOf(store(), 'datasets tagged old')).toEqual([])
      expect(await membersOf(store(), 'datasets tagged late')).toEqual([])
      const none = { tags: { _deleted: true }, ownership: { _deleted: true } }
      await store().ingest(observationsOf([datasetEvent(10, { name: 'other', facets: none })]))
      expect(await rowsOf(store(), 'dataset other show tag, owner')).toEqual([[null, null]])
    })
  })
}
