import { beforeAll, describe, expect, it } from 'vitest'
import { NODES } from '../../src/domain/graph-schema.ts'
import type { Subject } from './describe-store.ts'

/** Statistics for operators. */
export function describeStats({ store, renew }: Subject): void {
  describe('stats', () => {
    beforeAll(renew)

    it('are read without a scan of the graph', async () => {
      const { fileBytes, readers, counts } = await store().stats()
      if (store().kind === 'embedded') {
        expect(fileBytes!.database).toBeGreaterThan(0)
        expect(readers!.busy).toBe(0)
        expect(readers!.idle).toBeGreaterThan(0)
        expect(counts).toBeUndefined()
      } else {
        expect(Object.keys(counts!.nodes).sort()).toEqual(Object.keys(NODES).sort())
        expect(counts!.nodes.Dataset).toBe(0)
        expect(counts!.relationships.DERIVED_FROM).toBe(0)
        expect(fileBytes).toBeUndefined()
      }
    })
  })
}
