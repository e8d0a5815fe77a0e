import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobId } from '../../src/domain/ids.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { NAMESPACE, observationsOf, runEvent } from '../conformance/events.ts'
import { openApi, type Api } from './open-api.ts'

type Node = Readonly<Record<string, unknown>>

/** The first Run belongs to `etl`, and `load` also has an operation in it; the second belongs to `alone`. */
const EVENTS = [
  runEvent({ job: 'etl', run: 1, at: 1, type: 'START' }),
  runEvent({ job: 'load', run: 1, at: 4, inputs: ['raw'], outputs: ['loaded', 'shared'] }),
  runEvent({ job: 'etl', run: 1, at: 9, inputs: ['raw'], outputs: ['made'] }),
  runEvent({ job: 'alone', run: 2, at: 3, inputs: ['raw'], outputs: ['shared'] }),
]

/** A Run with operations of several jobs when one of them is deleted, on any store. */
export function describeDeletingOfRunParts(name: string, open: () => Promise<LineageStore>): void {
  describe(`deleting a job that worked in the run of another, on the ${name} store`, () => {
    let api: Api
    beforeAll(async () => {
      const store = await open()
      await store.ingest(observationsOf(EVENTS))
      api = await openApi({ store })
    })
    afterAll(() => api.close())

    const nodes = async (query: string): Promise<readonly string[]> => {
      const response = await api.post('/api/v1/query', JSON.stringify({ query }))
      const answer = (await response.json()) as { readonly nodes: readonly Node[] }
      expect(response.status, JSON.stringify(answer)).toBe(200)
      return answer.nodes.map((node) => `${String(node['kind'])} ${String(node['name'])}`)
    }
    const change = async (method: string, path: string): Promise<void> => {
      const response = await api.app.request(`/api/v1/${path}`, { method })
      expect(response.status).toBe(200)
    }
    const without = async (job: string, then: () => Promise<void>): Promise<void> => {
      await change('DELETE', `jobs/${jobId(NAMESPACE, job)}`)
      try {
        await then()
      } finally {
        await change('POST', `jobs/${jobId(NAMESPACE, job)}/restore`)
      }
    }

    it('shows the operations of all jobs before a deletion', async () => {
      expect(await nodes('downstream of (runs of job etl) at job')).toEqual([
        'job etl',
        'job load',
        'dataset loaded',
        'dataset made',
        'dataset shared',
      ])
      expect(await nodes('runs of dataset loaded')).toEqual(['run etl'])
      expect(await nodes('runs of dataset shared last 1')).toEqual(['run etl'])
    })

    it('omits the operations of a deleted job', () =>
      without('load', async () => {
        expect(await nodes('downstream of (runs of job etl)')).toEqual(['run etl', 'dataset made'])
        expect(await nodes('downstream of (runs of job etl) at job')).toEqual(['job etl', 'dataset made'])
        expect(await nodes('downstream of (runs of job etl) at operation')).toEqual([
          'operation etl',
          'dataset made',
        ])
        expect(await nodes('runs of dataset loaded')).toEqual([])
        expect(await nodes('runs of dataset shared last 1')).toEqual(['run alone'])
      }))

    it('shows the operations of other jobs, although no list contains the Run after its job is deleted', () =>
      without('etl', async () => {
        expect(await nodes('runs')).toEqual(['run alone'])
        expect(await nodes('upstream of dataset loaded at job')).toEqual([
          'dataset loaded',
          'job load',
          'dataset raw',
        ])
        expect(await nodes('upstream of dataset loaded at run')).toEqual([
          'dataset loaded',
          'run etl',
          'dataset raw',
        ])
      }))
  })
}
