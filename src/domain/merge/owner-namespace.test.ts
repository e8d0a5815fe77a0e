import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import { edgesAsText, graphOf } from './graph-text.test-support.ts'
import { observeRun, parentOf, runIdOf, type RunEvent } from './observe.test-support.ts'

const DAY = 86_400_000
const event = (more: Partial<RunEvent>) =>
  observeRun({ run: 1, job: 'load', kind: 'START', at: DAY, ...more })
const own = [
  event({ facets: { user: 'ann', parent: parentOf(2, 'dag') } }),
  event({ kind: 'COMPLETE', at: 2 * DAY, outputs: ['x'] }),
]
const run = (...events: readonly Observation[]) => graphOf(...events).nodes.get(runIdOf(1))?.props

describe('the namespace that owns a run', () => {
  it('includes all of its jobs: they share the run and all report it', () => {
    expect(run(...own, event({ job: 'check', kind: 'FAIL', at: 3 * DAY }))).toMatchObject({
      status: 'failed',
      endedAt: 3 * DAY,
    })
  })

  it.each([
    ['an event dated far ahead', { at: 90_000 * DAY }],
    ['the name unknown', { job: 'unknown', at: 90_000 * DAY }],
    [
      'a parent of its own',
      { at: 3 * DAY, facets: { parent: parentOf(9, 'boss', 'evil'), user: 'mallory' } },
    ],
    ['a place below the run that owns it', { at: 3 * DAY, facets: { root: parentOf(9, 'boss', 'evil') } }],
  ] satisfies [string, Partial<RunEvent>][])('is not a namespace with %s', (_, more) => {
    const foreign = event({ namespace: 'evil', kind: 'ABORT', ...more })
    for (const events of [
      [...own, foreign],
      [foreign, ...own],
    ]) {
      const [graph, without] = [graphOf(...events), graphOf(...own)]
      expect(graph.nodes.get(runIdOf(1))).toEqual(without.nodes.get(runIdOf(1)))
      for (const type of ['STARTED_BY', 'RAN_ON', 'DEPENDS_ON'] as const)
        expect(edgesAsText(graph, type)).toEqual(edgesAsText(without, type))
      expect(graph.edgesOf('PART_OF').filter(({ fromLabel }) => fromLabel === 'Run')).toEqual(
        without.edgesOf('PART_OF').filter(({ fromLabel }) => fromLabel === 'Run'),
      )
    }
  })

  it('has the earliest first event, if no key or every key is limited', () => {
    const early = { namespace: 'evil', kind: 'FAIL', at: 0 } as const
    expect(run(...own, event(early))?.status).toBe('failed')
    expect(run(...own, event({ ...early, restricted: true }))?.status).toBe('succeeded')
    const limited = own.map((observation) => ({
      ...observation,
      aggregate: { ...observation.aggregate!, restricted: true as const },
    }))
    expect(run(...limited, event({ ...early, restricted: true }))?.status).toBe('failed')
    expect(run(...limited, event(early))?.status).toBe('failed')
  })
})

describe('a run sent with a limited key', () => {
  const child = (more: Partial<RunEvent>) => event({ run: 5, job: 'sub', at: DAY, restricted: true, ...more })
  const partOf = (...events: readonly Observation[]) =>
    edgesAsText(graphOf(...events), 'PART_OF').filter((edge) => edge.startsWith('run 5'))

  it('is part of the run that it names by its job in the owning namespace', () => {
    const facets = { parent: parentOf(1, 'load') }
    expect(partOf(...own, child({ namespace: 'spark', facets }))).toContain('run 5 → run 1')
  })

  it('is not part of a run that it names by a job of another namespace', () => {
    const facets = { parent: parentOf(1, 'load', 'evil') }
    expect(partOf(...own, child({ namespace: 'evil', facets }))).toEqual(['run 5 → sub'])
    expect(partOf(child({ namespace: 'evil', facets }), ...own)).toEqual(['run 5 → sub'])
    // No key limits this sender, so a misspelt namespace does no harm.
    const open = observeRun({ run: 5, job: 'sub', namespace: 'evil', kind: 'START', at: DAY, facets })
    expect(partOf(...own, open)).toContain('run 5 → run 1')
  })
})
