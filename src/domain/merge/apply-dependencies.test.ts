import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import type { Json } from '../../lib/json.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { dependency, observeRun, type RunEvent } from './observe.test-support.ts'
import { testRules } from './test-rules.test-support.ts'

const graphOf = (...batches: readonly (readonly Observation[])[]): MemoryGraph => {
  const graph = new MemoryGraph()
  for (const batch of batches) graph.run(merge(batch, testRules))
  return graph
}

/** `waiting → awaited` of every DEPENDS_ON with its properties, the same for every order of the events. */
function orderOf(...events: readonly Observation[]): readonly string[] {
  const reversed = [...events].reverse()
  const one = (observations: readonly Observation[]) => graphOf(...observations.map((each) => [each]))
  const [first, ...others] = [graphOf(events), one(events), one(reversed), one([...events, ...reversed])]
  for (const other of others) expect(other.dump()).toEqual(first.dump())
  const name = (id: string): string => String(first.nodes.get(id as never)!.props.name)
  return first
    .edgesOf('DEPENDS_ON')
    .map(({ from, to, props }) => `${name(from)} → ${name(to)} ${JSON.stringify(props)}`)
    .sort()
}

const ran = (run: number, at: number, job: string, facets: RunEvent['facets'], kind = 'COMPLETE' as const) =>
  observeRun({ run, at, job, kind, facets: facets ?? {} })
const waits = (...jobs: readonly string[]): Json => jobs.map((job) => dependency('upstream', job))

describe('dependencies of jobs', () => {
  it('lead from the waiting job to the awaited job, whichever end states it', () =>
    expect(
      orderOf(
        ran(1, 1, 'b', {
          'dependencies p': [dependency('upstream', 'a', 'DIRECT'), dependency('downstream', 'c')],
        }),
      ),
    ).toEqual(['b → a {"dependencyType":"DIRECT","sources":["p"]}', 'c → b {"sources":["p"]}']))

  it('are one edge if both ends and several sources state it, with the details of any of them', () =>
    expect(
      orderOf(
        ran(1, 1, 'a', { 'dependencies p': [dependency('downstream', 'b')] }),
        ran(2, 2, 'b', { 'order q': [dependency('upstream', 'a', 'DIRECT')], 'dependencies q': waits('a') }),
      ),
    ).toEqual(['b → a {"dependencyType":"DIRECT","sources":["p","q"]}']))

  it('are dropped when a newer set of their source leaves them out, in the same run or another', () => {
    const first = ran(1, 1, 'b', { 'dependencies p': waits('a', 'c'), 'dependencies q': waits('c') })
    expect(orderOf(first, ran(1, 2, 'b', { 'dependencies p': waits('a') }))).toEqual([
      'b → a {"sources":["p"]}',
      'b → c {"sources":["q"]}',
    ])
    expect(orderOf(first, ran(2, 3, 'b', { 'dependencies p': [], 'dependencies q': null }))).toEqual([])
  })

  it('stay while the other end states them', () =>
    expect(
      orderOf(
        ran(1, 1, 'b', { 'dependencies p': waits('a') }),
        ran(2, 1, 'a', { 'dependencies p': [dependency('downstream', 'b')] }),
        ran(3, 2, 'b', { 'dependencies p': [] }),
      ),
    ).toEqual(['b → a {"sources":["p"]}']))

  it('may lead from a job to itself, and to jobs that never report', () =>
    expect(orderOf(ran(1, 1, 'b', { 'dependencies p': waits('b', 'never') }))).toEqual([
      'b → b {"sources":["p"]}',
      'b → never {"sources":["p"]}',
    ]))

  it('are retracted when the run turns out to belong to another job', () => {
    const facets = { 'dependencies p': waits('a'), belongs: 'own' }
    const before = orderOf(ran(1, 1, 'b', facets))
    expect(before).toHaveLength(1)
    const parent = { runId: '00000000-0000-4000-8000-000000000009', job: { namespace: 'jobs', name: 'app' } }
    expect(orderOf(ran(1, 1, 'b', facets), ran(1, 2, 'b', { belongs: 'parent', parent }))).toEqual([])
  })

  it('make no lineage', () => {
    const graph = graphOf([ran(1, 1, 'b', { 'dependencies p': waits('a') })])
    expect([...graph.edges.values()].map(({ type }) => type).sort()).toEqual(['DEPENDS_ON', 'PART_OF'])
  })
})
