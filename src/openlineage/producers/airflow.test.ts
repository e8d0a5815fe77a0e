import { describe, expect, test } from 'vitest'
import type { Interpretation } from '../../domain/aggregate.ts'
import type { JsonObject } from '../../lib/json.ts'
import { interpret, PARENT_ID, type Parts } from './interpret-event.test-support.ts'

const airflow = (jobType: string, parts: Parts): Interpretation =>
  interpret({ jobType: { integration: 'AIRFLOW', jobType, processingType: 'BATCH' }, ...parts })

const task = (facet: JsonObject = {}): Interpretation =>
  airflow('TASK', { name: 'dag.load', parent: 'dag', run: { airflow: facet } })

describe('Airflow', () => {
  test('a DAG run is a Run of its DAG, with Airflow’s run id', () =>
    expect(
      airflow('DAG', {
        name: 'dag',
        run: {
          airflowDagRun: { dag: { owner: 'ann' }, dagRun: { run_id: 'scheduled__2026-11-01' } },
          nominalTime: { nominalStartTime: '2026-11-01T00:00:00Z', nominalEndTime: '2026-11-02T00:00:00Z' },
          processing_engine: { name: 'Airflow', version: '2.11.2' },
        },
      }),
    ).toMatchObject({
      belongs: 'own',
      jobType: 'AIRFLOW_DAG',
      job: { namespace: 'shop', name: 'dag' },
      runner: { type: 'Airflow', version: '2.11.2' },
      run: {
        externalId: 'scheduled__2026-11-01',
        user: 'ann',
        nominalStart: Date.UTC(2026, 10, 1),
        nominalEnd: Date.UTC(2026, 10, 2),
      },
    }))

  test('a task try is a Run below the DAG run', () =>
    expect(
      task({
        dag: { owner: 'ann' },
        dagRun: { run_id: 'r1' },
        taskInstance: { try_number: 3, log_url: 'http://log' },
      }),
    ).toMatchObject({
      belongs: 'own',
      jobType: 'AIRFLOW_TASK',
      job: { namespace: 'shop', name: 'dag.load' },
      operationName: 'dag.load',
      parent: { runId: PARENT_ID, job: { namespace: 'shop', name: 'dag' } },
      run: { attempt: 3, logUrl: 'http://log', user: 'ann' },
    }))

  test('only the Run of the DAG has the DAG run id', () =>
    expect(task({ dagRun: { run_id: 'r1' } }).run).not.toHaveProperty('externalId'))

  test.each([
    [0, 0],
    [7, 7],
    [-1, undefined],
    [undefined, undefined],
  ])('index %s of a mapped task is its position', (index, position) => {
    const read = task({ taskInstance: index === undefined ? {} : { map_index: index } })
    expect([read.job.name, read.position]).toEqual(['dag.load', position])
  })

  test.each<[JsonObject, string | undefined]>([
    [{ task_group: { group_id: 'marts' } }, 'marts'],
    [{ task_group: 'marts' }, 'marts'],
    [{}, undefined],
  ])('the group of a task: %j', (facet, group) => expect(task({ task: facet }).group).toBe(group))

  test.each<[string, JsonObject, string | undefined]>([
    [
      'the owner of the task precedes that of the DAG',
      { task: { owner: 'bo' }, dag: { owner: 'ann' } },
      'bo',
    ],
    ['the default owner does not count', { task: { owner: 'airflow' }, dag: { owner: 'ann' } }, 'ann'],
    ['a list of owners does not count', { dag: { owner: 'ann, bo' } }, undefined],
    [
      'the user who triggered the run',
      { dagRun: { triggering_user_name: 'cy' }, task: { owner: 'bo' } },
      'cy',
    ],
    ['the user as whom the task runs', { task: { owner: 'bo', run_as_user: 'etl' } }, 'etl'],
    ['no user', { dag: { owner: 'airflow' } }, undefined],
  ])('%s', (_, facet, user) => expect(task(facet).run.user).toBe(user))

  test.each([
    ['dag.load.query.3', 'query.3', 3],
    ['dag.load.hll_query.3', 'hll_query.3', 3],
    ['dag.load.manual_query.12', 'manual_query.12', 12],
    ['refresh the mart', 'refresh the mart', undefined],
  ])('a query of a hook is an operation of the try: %s', (name, operationName, position) => {
    const query = airflow('QUERY', { name, parent: 'dag.load' })
    expect(query).toMatchObject({
      belongs: 'parent',
      operationName,
      parent: { runId: PARENT_ID, job: { namespace: 'shop', name: 'dag.load' } },
    })
    expect(query.position).toBe(position)
  })

  test('a query of another engine below a task stays a Run', () =>
    expect(
      interpret({ jobType: { integration: 'TRINO', jobType: 'QUERY' }, name: 'q', parent: 'dag.load' })
        .belongs,
    ).toBe('own'))

  test('a DAG that a task of another DAG starts is below that task', () =>
    expect(airflow('DAG', { name: 'board', parent: 'dag.show' })).toMatchObject({
      belongs: 'own',
      parent: { job: { namespace: 'shop', name: 'dag.show' } },
    }))
})
