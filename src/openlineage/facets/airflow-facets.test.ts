import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { readValid, runEvent, RUN_ID } from '../sample-event.test-support.ts'
import { idsOf } from './airflow-task-order.ts'

const PRODUCER = 'https://github.com/apache/airflow/tree/providers-openlineage/2.20.3'
const ORDER = 'order https://github.com/apache/airflow/tree/providers-openlineage'

const readTask = (task: JsonObject, name = 'dag.load.copy') => {
  const { observation, warnings } = readValid(
    runEvent({
      producer: PRODUCER,
      run: { runId: RUN_ID, facets: { airflow: { task } } },
      job: { namespace: 'etl', name },
    }),
  )
  return {
    order: observation.aggregate?.run[ORDER]?.value,
    jobs: observation.jobs.map((job) => job.name),
    warnings,
  }
}

describe('the order of tasks', () => {
  test('is read from the Python text that Airflow 2 sends', () =>
    expect(
      readTask({
        task_id: 'load.copy',
        upstream_task_ids: "['create', 'fetch.all']",
        downstream_task_ids: "['load.check']",
        trigger_rule: 'none_failed',
      }),
    ).toEqual({
      order: [
        ['downstream', 'etl', 'dag.load.check', '', '', '', ''],
        ['upstream', 'etl', 'dag.create', '', '', '', 'NONE_FAILED'],
        ['upstream', 'etl', 'dag.fetch.all', '', '', '', 'NONE_FAILED'],
      ],
      jobs: ['dag.create', 'dag.fetch.all', 'dag.load.check'],
      warnings: [],
    }))

  test('is read from a list with duplicates in any order', () =>
    expect(
      readTask({ task_id: 'copy', upstream_task_ids: ['b', 'a', 'b'], downstream_task_ids: [] }, 'dag.copy')
        .order,
    ).toEqual([
      ['upstream', 'etl', 'dag.a', '', '', '', ''],
      ['upstream', 'etl', 'dag.b', '', '', '', ''],
    ]))

  test('is an empty set for a task without neighbours', () =>
    expect(
      readTask({ task_id: 'copy', upstream_task_ids: '[]', downstream_task_ids: '[]' }, 'dag.copy'),
    ).toEqual({ order: [], jobs: [], warnings: [] }))

  test.each<[string, JsonObject, string | undefined]>([
    ['a task without lists of neighbours', { task_id: 'copy' }, 'dag.copy'],
    ['a job whose name does not end in the task id', { task_id: 'copy', upstream_task_ids: ['a'] }, 'other'],
    ['a task without an id', { upstream_task_ids: ['a'] }, 'dag.copy'],
  ])('is undefined for %s', (_, task, name) => expect(readTask(task, name).order).toBeUndefined())

  test('a sensor waits for tasks of another DAG, or for the whole DAG', () => {
    const sensor = { task_id: 'wait', upstream_task_ids: '[]', external_dag_id: 'other' }
    expect(readTask(sensor, 'dag.wait').jobs).toEqual(['other'])
    expect(readTask({ ...sensor, external_task_id: 'a' }, 'dag.wait').jobs).toEqual(['other.a'])
    expect(readTask({ ...sensor, external_task_ids: "['a', 'b']" }, 'dag.wait').order).toEqual([
      ['upstream', 'etl', 'other.a', '', '', '', ''],
      ['upstream', 'etl', 'other.b', '', '', '', ''],
    ])
  })

  test('a DAG waits for the task that triggers it; a template does not name a DAG', () => {
    const trigger = { task_id: 'show', downstream_task_ids: '[]' }
    expect(readTask({ ...trigger, trigger_dag_id: 'board' }, 'dag.show').order).toEqual([
      ['downstream', 'etl', 'board', 'DIRECT_INVOCATION', '', '', ''],
    ])
    expect(readTask({ ...trigger, trigger_dag_id: '{{ dag_run.conf.board }}' }, 'dag.show').jobs).toEqual([])
  })

  test.each<[unknown, readonly string[]]>([
    ["['a', 'b.c']", ['a', 'b.c']],
    ["{'a'}", ['a']],
    ['["a"]', ['a']],
    ["['größe']", ['größe']],
    ['[]', []],
    ['set()', []],
    [['a', 1, '', 'x y', null], ['a']],
    [7, []],
    [undefined, []],
  ])('ids of %j', (value, ids) => expect(idsOf(value as JsonObject)).toEqual(ids))
})

describe('the tasks of a DAG', () => {
  const tasks = {
    opened: { emits_ol_events: false, downstream_task_ids: ['load'] },
    load: { emits_ol_events: true, downstream_task_ids: ['done'] },
    check: { emits_ol_events: true, downstream_task_ids: ['done'] },
    done: { emits_ol_events: false, downstream_task_ids: ['closed'] },
    closed: { emits_ol_events: false, downstream_task_ids: [] },
  }
  const read = (facet: JsonObject) => {
    const job = { namespace: 'etl', name: 'dag', facets: { airflow: facet } }
    return readValid(runEvent({ producer: PRODUCER, job })).observation
  }

  test('tasks that send no events are read from the facet of their DAG', () => {
    const jobs = new Map(read({ tasks }).jobs.map(({ name, fields }) => [name, fields]))
    expect(Object.fromEntries(jobs)).toEqual({
      'dag.opened': { type: 'AIRFLOW_TASK', [ORDER]: [['downstream', 'etl', 'dag.load', '', '', '', '']] },
      'dag.done': {
        type: 'AIRFLOW_TASK',
        [ORDER]: [
          ['downstream', 'etl', 'dag.closed', '', '', '', ''],
          ['upstream', 'etl', 'dag.check', '', '', '', ''],
          ['upstream', 'etl', 'dag.load', '', '', '', ''],
        ],
      },
      'dag.closed': { type: 'AIRFLOW_TASK', [ORDER]: [['upstream', 'etl', 'dag.done', '', '', '', '']] },
      'dag.load': {},
      'dag.check': {},
    })
  })

  test('the facet is stored; entries that are not tasks are left out', () => {
    const { aggregate, jobs } = read({ tasks: { 'a b': { emits_ol_events: false }, c: 7 }, taskGroups: {} })
    expect(aggregate?.jobFacets['facets.airflow']?.value).toEqual({
      tasks: { 'a b': { emits_ol_events: false }, c: 7 },
      taskGroups: {},
    })
    expect(jobs).toEqual([])
  })
})
