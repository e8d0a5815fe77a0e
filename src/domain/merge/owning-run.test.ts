import { describe, expect, it } from 'vitest'
import { jobId } from '../ids.ts'
import { edgesAsText, graphOf, namesOf } from './graph-text.test-support.ts'
import { observeDeclaration, observeRun, parentOf, runIdOf, type RunEvent } from './observe.test-support.ts'
import type { MemoryGraph } from './memory-graph.test-support.ts'

const MINUTE = 60_000
const event = (run: number, job: string, more: Partial<RunEvent> = {}) =>
  observeRun({ run, job, kind: 'START', at: run * MINUTE, ...more })
const application = event(1, 'app', { facets: { type: 'SPARK' } })
const sqlJob = (run: number, parent: number, more: Partial<RunEvent> = {}) =>
  event(run, `app.sql${String(run)}`, {
    facets: {
      belongs: 'parent',
      parent: parentOf(parent, parent === 1 ? 'app' : `app.sql${String(parent)}`),
    },
    outputs: ['x'],
    ...more,
  })
const runOf = (graph: MemoryGraph, run: number) => graph.nodes.get(runIdOf(run))?.props
const operation = (graph: MemoryGraph) => graph.nodesOf('Operation')[0]!.props

describe('a run that belongs to its parent', () => {
  it.each([
    ['before', [application, sqlJob(2, 1)]],
    ['after', [sqlJob(2, 1), application]],
  ])('is an operation of the parent’s Run and Job, the parent’s event coming %s', (_, events) => {
    const graph = graphOf(...events)
    expect(namesOf(graph, 'Job')).toEqual(['app'])
    expect(namesOf(graph, 'Run')).toEqual(['run 1'])
    expect(operation(graph)).toMatchObject({
      runId: runIdOf(1),
      ownRunId: runIdOf(2),
      jobId: jobId('jobs', 'app'),
      jobName: 'app.sql2',
    })
  })

  it('is an operation even without datasets, while a Run of its own without datasets has none', () => {
    const graph = graphOf(sqlJob(2, 1, { outputs: [] }), application)
    expect(graph.nodesOf('Operation').map(({ props }) => props.jobName)).toEqual(['app.sql2'])
    expect(operation(graph)).toMatchObject({ runId: runIdOf(1), status: 'running' })
  })

  it('takes the Run and Job of the parent facet if the parent never sends events', () => {
    const graph = graphOf(sqlJob(2, 1))
    expect(namesOf(graph, 'Job')).toEqual(['app'])
    expect(runOf(graph, 1)).toEqual({ jobId: jobId('jobs', 'app'), firstSeen: 2 * MINUTE })
  })

  it('moves to the nearest Run above its parent once the parent has none of its own', () => {
    const below = sqlJob(3, 2)
    expect(namesOf(graphOf(below), 'Run')).toEqual(['run 2'])
    const graph = graphOf(below, sqlJob(2, 1), application)
    expect(namesOf(graph, 'Run')).toEqual(['run 1'])
    expect(namesOf(graph, 'Job')).toEqual(['app'])
  })

  it('is its own Run if parents form a cycle', () => {
    expect(namesOf(graphOf(sqlJob(2, 3), sqlJob(3, 2)), 'Run')).toEqual(['run 2', 'run 3'])
  })
})

describe('a parent facet', () => {
  const task = (parent: number, more: Partial<RunEvent> = {}) =>
    event(2, 'task', { facets: { parent: parentOf(parent, 'dag') }, ...more })

  it('makes PART_OF between Runs and Jobs, with or without events of the parent', () => {
    const graph = graphOf(task(1))
    expect(edgesAsText(graph, 'PART_OF')).toEqual([
      'run 1 → dag',
      'run 2 → run 1',
      'run 2 → task',
      'task → dag',
    ])
  })

  it('is ignored if it names the run itself, or the two name each other', () => {
    expect(edgesAsText(graphOf(task(2)), 'PART_OF')).toEqual(['run 2 → task'])
    const dag = event(1, 'dag', { facets: { parent: parentOf(2, 'task') } })
    expect(edgesAsText(graphOf(task(1), dag), 'PART_OF')).toEqual(['run 1 → dag', 'run 2 → task'])
  })

  it('is retracted if a newer event names another parent', () => {
    const corrected = task(3, { at: 5 * MINUTE })
    const graph = graphOf(task(1), corrected)
    expect(edgesAsText(graph, 'PART_OF')).toEqual([
      'run 2 → run 3',
      'run 2 → task',
      'run 3 → dag',
      'task → dag',
    ])
    expect(namesOf(graph, 'Run')).toEqual(['run 2', 'run 3'])
  })

  it('makes the root the parent of a parent that has none', () => {
    const facets = { parent: parentOf(1, 'dag'), root: parentOf(9, 'flow') }
    const child = event(2, 'task', { facets })
    expect(edgesAsText(graphOf(child), 'PART_OF')).toContain('run 1 → run 9')
    const dag = event(1, 'dag', { facets: { parent: parentOf(7, 'other') } })
    const graph = graphOf(child, dag)
    expect(edgesAsText(graph, 'PART_OF')).not.toContain('run 1 → run 9')
    expect(edgesAsText(graph, 'PART_OF')).toContain('run 1 → run 7')
    expect(namesOf(graph, 'Run')).toContain('run 9')
  })
})

describe('a run', () => {
  it('named unknown takes the name from another event of the run', () => {
    const unknown = event(1, 'unknown', { outputs: ['x'] })
    const graph = graphOf(unknown, event(1, 'load', { kind: 'COMPLETE' }))
    expect(namesOf(graph, 'Job')).toEqual(['load'])
    expect(runOf(graph, 1)).toMatchObject({ status: 'succeeded', jobId: jobId('jobs', 'load') })
    expect(operation(graph)).toMatchObject({ status: 'succeeded', jobId: jobId('jobs', 'load') })
  })

  it('whose end arrives as unknown ends under its name, and makes no lineage if it failed', () => {
    const loading = event(1, 'load', { inputs: ['a'], outputs: ['x'] })
    const failed = event(1, 'unknown', { kind: 'FAIL', at: 2 * MINUTE })
    const graph = graphOf(loading, failed)
    expect(operation(graph)).toMatchObject({ status: 'failed', counts: false, lastEventAt: 2 * MINUTE })
    expect(graph.edgesOf('DERIVED_FROM')).toEqual([])
    expect(graphOf(failed, loading).dump()).toEqual(graph.dump())
  })

  it('known as unknown gives its state only to the least of its names', () => {
    const failed = event(1, 'unknown', { kind: 'FAIL', at: 2 * MINUTE })
    const later = event(1, 'load', { outputs: ['x'] })
    const least = event(1, 'etl', { outputs: ['y'] })
    const graph = graphOf(failed, later, least)
    const statuses = graph
      .nodesOf('Operation')
      .map(({ props }) => `${String(props.jobName)} ${String(props.status)}`)
    expect(statuses.sort()).toEqual(['etl failed', 'load running'])
    expect(graphOf(least, failed, later).dump()).toEqual(graph.dump())
  })

  it('of two jobs is running while one is', () => {
    const first = event(1, 'load', { kind: 'COMPLETE' })
    expect(runOf(graphOf(first, event(1, 'etl')), 1)!.status).toBe('running')
    const graph = graphOf(first, event(1, 'etl', { kind: 'FAIL' }))
    expect(runOf(graph, 1)!.status).toBe('failed')
    expect(edgesAsText(graph, 'PART_OF')).toEqual(['run 1 → etl', 'run 1 → load'])
  })

  it('belongs to the folded job, while the operation has the raw name', () => {
    const graph = graphOf(event(1, 'load.part.7', { inputs: ['a'] }))
    expect(namesOf(graph, 'Job')).toEqual(['load.part'])
    expect(operation(graph).jobName).toBe('load.part.7')
  })

  it('leaves no Runner behind when its version arrives later', () => {
    const runner = (version?: string) => ({
      facets: { runner: { type: 'Spark', ...(version && { version }) } },
    })
    const graph = graphOf(event(1, 'load', runner()), event(1, 'load', { at: 9 * MINUTE, ...runner('3.5') }))
    expect(graph.nodesOf('Runner').map(({ props }) => props)).toEqual([{ type: 'Spark', version: '3.5' }])
    expect(graph.edgesOf('RAN_ON')).toHaveLength(1)
  })

  it('locates its job at its runner for as long as it has that runner', () => {
    const runner = (name: string) => ({
      facets: { runner: { type: 'Spark', location: { namespace: 'spark', name } } },
    })
    const graph = graphOf(
      event(1, 'load', runner('m1:7077')),
      event(1, 'load', { at: 9 * MINUTE, ...runner('m2:7077') }),
    )
    expect(edgesAsText(graph, 'LOCATED_IN')).toEqual(['load → m2:7077', 'undefined → m2:7077'])
    expect(namesOf(graph, 'Location')).toEqual(['m2:7077'])
  })

  it('has no operation if no event names a dataset', () => {
    const graph = graphOf(event(1, 'load'))
    expect(graph.nodesOf('Operation')).toEqual([])
    expect(namesOf(graph, 'Run')).toEqual(['run 1'])
  })
})

describe('a declaration', () => {
  it('is an operation without run or status, of its job', () => {
    const graph = graphOf(observeDeclaration({ job: 'j', at: MINUTE, inputs: ['a'], outputs: ['x'] }))
    expect(operation(graph)).toMatchObject({ type: 'declared', jobId: jobId('jobs', 'j'), counts: true })
    expect(operation(graph).status).toBeUndefined()
    expect(graph.edgesOf('WROTE')[0]!.props.types).toBeUndefined()
    expect(graph.nodesOf('Run')).toEqual([])
  })

  it('of a dataset has no job', () => {
    const x = { name: 'x', columns: [{ to: 'k', from: ['a', 'k'] as const }] }
    const graph = graphOf(observeDeclaration({ at: MINUTE, outputs: [x] }))
    expect(graph.nodesOf('Job')).toEqual([])
    expect(graph.edgesOf('DERIVED_FROM').map(({ props }) => props.jobId)).toEqual([undefined, undefined])
  })
})
