import { beforeEach, describe, expect, it } from 'vitest'
import type { Observation } from '../../src/domain/aggregate.ts'
import type { Props } from '../../src/domain/graph-schema.ts'
import { toId } from '../../src/domain/ids.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { observationsOf, runEvent, runId, timeText, type EventJson } from './events.ts'
import type { Subject } from './describe-store.ts'

const YEAR = 365 * 24 * 60
const OWNERS_RUN = toId(runId(7))

const named = (event: EventJson, namespace: string, name: string): EventJson => ({
  ...event,
  job: { namespace, name },
})
const facets = (event: EventJson, runFacets: EventJson): EventJson => ({
  ...event,
  run: { ...(event.run as EventJson), facets: runFacets },
})
/** Marks observations like the server does for a key limited to namespaces. */
const restricted = (observations: readonly Observation[]): readonly Observation[] =>
  observations.map((observation) =>
    observation.aggregate === undefined
      ? observation
      : { ...observation, aggregate: { ...observation.aggregate, restricted: true } },
  )

const airflow = {
  airflow: { taskInstance: { log_url: 'https://airflow.example/log' }, dag: { owner: 'ann' } },
}
const own = [
  facets(runEvent({ job: 'load', run: 7, at: 0, type: 'START', inputs: ['raw'], outputs: ['out'] }), airflow),
  runEvent({ job: 'load', run: 7, at: 5, type: 'COMPLETE', inputs: ['raw'], outputs: ['out'] }),
]
/** Another team's job reports that the run failed much later, on another host, with another user, inside its own run. */
const foreign = named(
  facets(runEvent({ job: 'x', run: 7, at: 170 * YEAR, type: 'ABORT', inputs: ['loot'], outputs: ['trap'] }), {
    airflow: { taskInstance: { log_url: 'https://evil.example' }, dag: { owner: 'mallory' } },
    parent: { run: { runId: runId(9) }, job: { namespace: 'evil', name: 'boss' } },
    nominalTime: { nominalStartTime: timeText(9 * YEAR) },
  }),
  'evil',
  'x',
)

/** Which sender's facts are used for a run id in several namespaces. */
export function describeRunOwners({ store, renew }: Subject): void {
  const rows = (): Promise<readonly DumpRow[]> => Array.fromAsync(store().dump())
  const runRow = async (): Promise<Props | undefined> =>
    (await rows()).flatMap((row) =>
      row.kind === 'node' && row.row.label === 'Run' && row.row.id === OWNERS_RUN ? [row.row.props] : [],
    )[0]
  const edgesOfRun = async (): Promise<readonly string[]> =>
    (await rows()).flatMap((row) =>
      row.kind === 'edge' && row.row.from === OWNERS_RUN ? [`${row.row.type} ${row.row.to}`] : [],
    )
  const consistent = async (): Promise<void> => {
    expect(await store().verify()).toMatchObject({ differences: 0 })
    const all = await rows()
    await store().rebuild()
    expect(await rows()).toEqual(all)
  }

  describe('a run whose id another namespace uses', () => {
    beforeEach(renew)

    it.each([
      ['after', (mine: readonly Observation[], other: readonly Observation[]) => [mine, other]],
      ['before', (mine: readonly Observation[], other: readonly Observation[]) => [other, mine]],
      [
        'together with',
        (mine: readonly Observation[], other: readonly Observation[]) => [[...other, ...mine]],
      ],
    ])('keeps its facts if the foreign event arrives %s its own', async (_, ordered) => {
      await store().ingest(observationsOf(own))
      const [facts, edges] = [await runRow(), await edgesOfRun()]
      expect(facts).toMatchObject({ status: 'succeeded', name: 'load' })
      await renew()
      for (const batch of ordered(observationsOf(own), observationsOf([foreign]))) await store().ingest(batch)
      expect(await runRow()).toEqual(facts)
      expect(await edgesOfRun()).toEqual(edges)
      expect(await store().read({ kind: 'runOwners', runs: [OWNERS_RUN] })).toEqual(
        new Map([[OWNERS_RUN, 'test']]),
      )
      await consistent()
      // Reads and writes of the other job remain, under its own operation.
      const operations = (await rows()).flatMap((row) =>
        row.kind === 'node' && row.row.label === 'Operation'
          ? [[row.row.props.jobNamespace, row.row.props.status]]
          : [],
      )
      expect(operations.sort()).toEqual([
        ['evil', 'killed'],
        ['test', 'succeeded'],
      ])
    })

    it('belongs to the namespace reported by an unrestricted sender, whatever the dates', async () => {
      const early = named(runEvent({ job: 'x', run: 7, at: -9 * YEAR, type: 'FAIL' }), 'evil', 'x')
      await store().ingest(restricted(observationsOf([early])))
      expect(await store().read({ kind: 'runOwners', runs: [OWNERS_RUN] })).toEqual(
        new Map([[OWNERS_RUN, 'evil']]),
      )
      await store().ingest(observationsOf(own))
      expect(await runRow()).toMatchObject({ status: 'succeeded', name: 'load' })
      expect(await store().read({ kind: 'runOwners', runs: [OWNERS_RUN] })).toEqual(
        new Map([[OWNERS_RUN, 'test']]),
      )
      await consistent()
    })

    it('gets no operation from a limited key that names its job in another namespace', async () => {
      const parent = { run: { runId: runId(7) }, job: { namespace: 'evil', name: 'load' } }
      const statement = named(
        facets(runEvent({ job: 'x', run: 8, at: 3, outputs: ['trap'] }), { parent }),
        'evil',
        'load.sql.1',
      )
      await store().ingest(restricted(observationsOf([statement])))
      await store().ingest(observationsOf(own))
      const runs = (await rows()).flatMap((row) =>
        row.kind === 'node' && row.row.label === 'Operation' ? [row.row.props.runId] : [],
      )
      expect(runs.sort()).toEqual([OWNERS_RUN, toId(runId(8))].sort())
      await consistent()
    })

    it('belongs to the job named by its children as long as it has not sent events itself', async () => {
      const parent = { run: { runId: runId(7) }, job: { namespace: 'scheduler', name: 'dag' } }
      await store().ingest(observationsOf([facets(runEvent({ job: 'task', run: 8, at: 1 }), { parent })]))
      expect(await store().read({ kind: 'runOwners', runs: [OWNERS_RUN, toId(runId(99))] })).toEqual(
        new Map([[OWNERS_RUN, 'scheduler']]),
      )
    })
  })
}
