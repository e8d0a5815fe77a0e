import type { Json, JsonObject } from '../../lib/json.ts'
import type { ActivityFacet, FacetContext } from '../facet.ts'
import { count, record, text } from '../json-parts.ts'
import { storedJson } from '../stored-json.ts'
import { orderOfTask, readSilentTasks } from './airflow-task-order.ts'

/**
 * A task try: its number and index, its log, who started or owns it, and the task's dependencies in its DAG. The rest of the
 * facet is configuration and is not stored.
 */
export const airflow: ActivityFacet = {
  key: 'airflow',
  places: ['run'],
  entries: ['airflow', 'order'],
  read(facet, context) {
    const order = orderOfTask(record(facet, 'task', context) ?? {}, context)
    return { ...read('airflow', facet, context), ...(order === undefined ? {} : { order }) }
  },
}

/** A DAG run: who started it or owns the DAG, and the run's id. */
export const airflowDagRun: ActivityFacet = {
  key: 'airflowDagRun',
  places: ['run'],
  entries: ['airflowDagRun'],
  read: (facet, context) => read('airflowDagRun', facet, context),
}

/** A DAG: its tasks and their groups. The facet is stored; tasks that send no events are read from it. */
export const airflowDag: ActivityFacet = {
  key: 'airflow',
  places: ['job'],
  entries: ['facets.airflow'],
  read(facet, context) {
    readSilentTasks(record(facet, 'tasks', context) ?? {}, context)
    const stored = storedJson(facet)
    if ('value' in stored) return { 'facets.airflow': stored.value }
    context.drop('', stored.fault)
    return {}
  },
}

function read(entry: string, facet: JsonObject, context: FacetContext): { readonly [entry: string]: Json } {
  const instance = record(facet, 'taskInstance', context) ?? {}
  const task = record(facet, 'task', context) ?? {}
  const dag = record(facet, 'dag', context) ?? {}
  const dagRun = record(facet, 'dagRun', context) ?? {}
  const details = {
    attempt: count(instance, 'try_number', context),
    mapIndex: instance.map_index === -1 ? undefined : count(instance, 'map_index', context),
    logUrl: text(instance, 'log_url', context, 8192),
    taskGroup: groupOf(task, context),
    startedBy: text(dagRun, 'triggering_user_name', context, 1024),
    runAs: text(task, 'run_as_user', context, 1024),
    taskOwner: text(task, 'owner', context, 1024),
    owner: text(dag, 'owner', context, 1024),
    dagRunId: text(dagRun, 'run_id', context, 1024),
  }
  const known = Object.entries(details).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
  return known.length === 0 ? {} : { [entry]: Object.fromEntries(known) as JsonObject }
}

/** The id of the task group. Some versions of Airflow send the id, others an object. */
function groupOf(task: JsonObject, context: FacetContext): string | undefined {
  if (typeof task.task_group === 'string') return text(task, 'task_group', context, 1024)
  return text(record(task, 'task_group', context) ?? {}, 'group_id', context, 1024)
}
