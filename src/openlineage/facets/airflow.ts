import type { Json, JsonObject } from '../../lib/json.ts'
import type { ActivityFacet, FacetContext } from '../facet.ts'
import { count, record, text } from '../json-parts.ts'

/** Of a task try: its number, its log, the DAG's owner, and the id of the DAG run. The rest of the facet is configuration. */
export const airflow: ActivityFacet = {
  key: 'airflow',
  places: ['run'],
  entries: ['airflow'],
  read: (facet, context) => read('airflow', facet, context),
}

/** Of a DAG run: the DAG's owner, and the run's id. */
export const airflowDagRun: ActivityFacet = {
  key: 'airflowDagRun',
  places: ['run'],
  entries: ['airflowDagRun'],
  read: (facet, context) => read('airflowDagRun', facet, context),
}

function read(entry: string, facet: JsonObject, context: FacetContext): { readonly [entry: string]: Json } {
  const task = record(facet, 'taskInstance', context) ?? {}
  const dag = record(facet, 'dag', context) ?? {}
  const dagRun = record(facet, 'dagRun', context) ?? {}
  const details = {
    attempt: count(task, 'try_number', context),
    mapIndex: task.map_index === -1 ? undefined : count(task, 'map_index', context),
    logUrl: text(task, 'log_url', context, 8192),
    owner: text(dag, 'owner', context, 1024),
    dagRunId: text(dagRun, 'run_id', context, 1024),
  }
  const said = Object.entries(details).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
  return said.length === 0 ? {} : { [entry]: Object.fromEntries(said) as JsonObject }
}
