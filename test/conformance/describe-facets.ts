import { beforeAll, describe, expect, it } from 'vitest'

import { dumpOf } from '../parity/dump-of.ts'
import { datasetEvent, jobEvent, runEvent } from '../facets/events.ts'
import { graphOfEvents } from '../facets/graph-of-events.ts'
import { SPEC_FACETS } from '../facets/spec-facets.ts'
import type { JsonObject } from '../../src/lib/json.ts'
import { edgesOf, rowsOf } from './query-store.ts'
import { shuffled } from './describe-merging.ts'
import type { Subject } from './describe-store.ts'
import { observationsOf } from './events.ts'

/** One run for each facet of the specification; every third facet is later withdrawn. */
const specEvents: readonly JsonObject[] = SPEC_FACETS.flatMap(({ key, place, facet }, run) => {
  const event = (minute: number, given: JsonObject): JsonObject =>
    runEvent({
      minute,
      run,
      job: `job of ${place} ${key}`,
      ...(place === 'run' ? { runFacets: given } : place === 'job' ? { jobFacets: given } : {}),
      inputs: [{ name: `orders ${run}`, ...(place === 'input' ? { inputFacets: given } : {}) }],
      outputs: [
        {
          name: `mart ${run}`,
          ...(place === 'dataset' ? { facets: given } : place === 'output' ? { outputFacets: given } : {}),
        },
      ],
    })
  const said = event(run, { [key]: facet })
  return run % 3 === 0 ? [said, event(run + 100, { [key]: { _deleted: true } })] : [said]
})

const declared: readonly JsonObject[] = [
  jobEvent({ job: 'nightly', inputs: ['a'], outputs: ['b'] }),
  jobEvent({ minute: 2000, job: 'nightly', inputs: ['c'], outputs: ['b'] }),
  datasetEvent({
    name: 'view',
    facets: { lineage: { inputs: [{ namespace: 'postgres://warehouse:5432', name: 'b', type: 'DATASET' }] } },
  }),
]

export function describeFacets({ store, renew }: Subject): void {
  describe('facets', () => {
    const events = [...specEvents, ...declared]
    beforeAll(async () => {
      await renew()
      for (const batch of [shuffled(events, 7), shuffled(events, 8).slice(0, 20)])
        await store().ingest(observationsOf(batch))
    })

    it('are stored row by row like in the merge in memory', async () => {
      const rows = (await dumpOf(store())).flatMap((row) => (row.kind === 'aggregate' ? [] : [row.row]))
      const { graph } = graphOfEvents(...events)
      const byId = (list: readonly { readonly id: string }[]) => new Map(list.map((row) => [row.id, row]))
      expect(byId(rows)).toEqual(byId([...graph.nodes.values(), ...graph.edges.values()]))
    })

    it('appear in answers', async () => {
      expect(await edgesOf(store(), 'upstream of dataset view')).toEqual([
        'a → b (nightly; stated)',
        'b → view (; stated)',
        'c → b (nightly; stated)',
      ])
      expect(await rowsOf(store(), "datasets where format = 'parquet' count")).toEqual([[1]])
      expect(await rowsOf(store(), "jobs where type = 'FOO_TASK' count")).toEqual([[1]])
    })
  })
}
