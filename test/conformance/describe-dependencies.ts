import { beforeAll, describe, expect, it } from 'vitest'

import type { Observation } from '../../src/domain/aggregate.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { membersOf } from './query-store.ts'
import type { Subject } from './describe-store.ts'
import { NAMESPACE, observationsOf, runEvent, type RunSketch } from './events.ts'

/** A run whose job waits for others, and on which others wait. */
function ordered(sketch: RunSketch, upstream: readonly string[], downstream: readonly string[] = []) {
  const named = (names: readonly string[]) =>
    names.map((name) => ({ job: { namespace: NAMESPACE, name }, dependency_type: 'DIRECT_INVOCATION' }))
  const event = runEvent(sketch)
  const jobDependencies = { upstream: named(upstream), downstream: named(downstream) }
  return { ...event, run: { ...(event.run as object), facets: { jobDependencies } } }
}

export function describeDependencies({ store, renew }: Subject): void {
  /** `waiting → awaited`, as the store saves it. */
  const order = async (): Promise<readonly string[]> => {
    const rows = await dumpOf(store())
    const names = new Map(
      rows.flatMap((row) => (row.kind === 'node' ? [[row.row.id, row.row.props.name]] : [])),
    )
    return rows
      .flatMap((row) => (row.kind === 'edge' && row.row.type === 'DEPENDS_ON' ? [row.row] : []))
      .map(({ from, to, props }) => {
        const type = typeof props.dependencyType === 'string' ? ` (${props.dependencyType})` : ''
        return `${String(names.get(from))} → ${String(names.get(to))}${type}`
      })
      .sort()
  }

  describe('dependencies between jobs', () => {
    const events: readonly Observation[] = observationsOf([
      ordered({ job: 'load', run: 1, at: 1, outputs: ['a'] }, ['extract'], ['report']),
      ordered({ job: 'load', run: 2, at: 9, outputs: ['a'] }, ['extract', 'clean'], []),
      ordered({ job: 'load', run: 3, at: 5, outputs: ['a'] }, ['late']),
    ])
    beforeAll(renew)

    it('are those of the newest run', async () => {
      for (const event of events) await store().ingest([event])
      expect(await order()).toEqual([
        'load → clean (DIRECT_INVOCATION)',
        'load → extract (DIRECT_INVOCATION)',
      ])
    })

    it('exist beside the jobs, and are not lineage', async () => {
      expect([...(await membersOf(store(), 'jobs'))].sort()).toEqual([
        'clean',
        'extract',
        'late',
        'load',
        'report',
      ])
      expect(await membersOf(store(), 'downstream of job extract at job')).toEqual([])
    })

    it('do not depend on the order of arrival', async () => {
      const wanted = await dumpOf(store())
      await renew()
      for (const event of [...events].reverse()) await store().ingest([event, event])
      expect(await dumpOf(store())).toEqual(wanted)
    })
  })
}
