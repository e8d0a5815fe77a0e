import { beforeAll, describe, expect, it } from 'vitest'
import { observationsOf, runEvent } from './events.ts'
import type { Subject } from './describe-store.ts'

/** Inspection by operators. */
export function describeInspection({ store, renew }: Subject): void {
  describe('inspection', () => {
    beforeAll(renew)

    it('reports engine, format and indexes, none of which is missing', async () => {
      const before = Date.now()
      const { engine, schema, indexes, clock, disk } = await store().inspect()
      expect(engine.version).toMatch(/^\d+\.\d+/u)
      expect(schema.version).toBe(schema.newest)
      expect(indexes.expected).toBeGreaterThan(20)
      expect(indexes.wrong).toEqual([])
      if (store().kind === 'embedded') expect(disk!.free).toBeLessThan(disk!.total)
      else expect(Math.abs(clock! - before)).toBeLessThan(60_000)
    })

    it('samples random rows, all of which match their aggregates, up to the limit', async () => {
      expect(await store().sample(100)).toEqual({ rows: 0, differences: 0, listed: [] })
      await store().ingest(
        observationsOf([
          runEvent({ job: 'load', run: 1, at: 0, type: 'START' }),
          runEvent({
            job: 'load',
            run: 1,
            at: 3 * 24 * 60,
            type: 'COMPLETE',
            inputs: ['a', 'b'],
            outputs: ['c', 'd'],
          }),
          runEvent({ job: 'load', run: 2, at: 5 * 24 * 60, type: 'COMPLETE', inputs: ['a'], outputs: ['c'] }),
          runEvent({ job: 'use', run: 3, at: 1, type: 'FAIL', inputs: ['c'], outputs: ['e'] }),
          runEvent({ job: 'use', run: 4, at: 2, type: 'COMPLETE', inputs: ['c'], outputs: ['e'] }),
        ]),
      )
      const found = await store().sample(60)
      expect(found).toMatchObject({ differences: 0, listed: [] })
      expect(found.rows).toBeGreaterThan(4)
      expect(found.rows).toBeLessThanOrEqual(60)
      expect(await store().sample(0)).toMatchObject({ rows: 0 })
    })
  })
}
