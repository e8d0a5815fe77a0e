import { beforeEach, describe, expect, it } from 'vitest'

import type { Progress } from '../../src/store/progress.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { story } from './describe-merging.ts'
import type { Subject } from './describe-store.ts'
import { observationsOf, runEvent } from './events.ts'

export function describeRows({ store, renew }: Subject): void {
  describe('a dump', () => {
    beforeEach(renew)

    it('lists nodes by label and id, then edges by type and id, then aggregates by id', async () => {
      expect(await dumpOf(store())).toEqual([])
      await store().ingest(story())
      const rows = await dumpOf(store())
      const keys = rows.map(keyOf)
      expect(keys).toEqual([...keys].sort())
      expect(new Set(keys).size).toBe(keys.length)
      expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['node', 'edge', 'aggregate']))
    })

    it('contains both ends of every edge', async () => {
      await store().ingest(story())
      const rows = await dumpOf(store())
      const nodes = new Set(
        rows.flatMap(({ kind, row }) => (kind === 'node' ? [`${row.label} ${row.id}`] : [])),
      )
      for (const { kind, row } of rows)
        if (kind === 'edge') {
          expect(nodes).toContain(`${row.fromLabel} ${row.from}`)
          expect(nodes).toContain(`${row.toLabel} ${row.to}`)
        }
    })

    it('can be aborted', async () => {
      await store().ingest(story())
      for await (const row of store().dump()) {
        expect(row.kind).toBe('node')
        break
      }
      await store().ready()
    })
  })

  describe('a rebuild', () => {
    beforeEach(renew)

    it('restores the derived rows', async () => {
      await store().ingest(story())
      const before = await dumpOf(store())
      await store().rebuild()
      expect(await dumpOf(store())).toEqual(before)
    })

    it('runs while events arrive, and verification finds no differences', async () => {
      await store().ingest(story())
      const again = story().map((event) => store().ingest([event]))
      const more = observationsOf(
        Array.from({ length: 20 }, (_, i) =>
          runEvent({ job: 'busy', run: 100 + i, at: i, inputs: ['raw.a'], outputs: ['mart.d'] }),
        ),
      ).map((event) => store().ingest([event]))
      const [rebuilt] = await Promise.all([store().rebuild(), ...again, ...more])
      expect(rebuilt.rows).toBeGreaterThan(20)
      const verified = await store().verify()
      expect(verified).toEqual({ rows: (await dumpOf(store())).length, differences: 0, listed: [] })
    })

    it('reports the number of rows read and compared, and the total', async () => {
      await store().ingest(story())
      const reports: Progress[] = []
      const { rows } = await store().verify((progress) => reports.push(progress))
      for (const doing of ['reading', 'comparing'])
        expect(reports.findLast((progress) => progress.doing === doing)).toEqual({
          doing,
          done: rows,
          total: rows,
          unit: 'rows',
        })
    })

    it('leaves an empty graph empty', async () => {
      await store().rebuild()
      expect(await dumpOf(store())).toEqual([])
    })
  })
}

const KINDS = { node: 1, edge: 2, aggregate: 3 }

function keyOf({ kind, row }: DumpRow): string {
  const group = kind === 'node' ? row.label : kind === 'edge' ? row.type : ''
  return `${KINDS[kind]} ${group} ${row.id}`
}
