import type { DependencyEntry } from '../../domain/label-fields.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { FacetContext } from '../facet.ts'
import { labelEntries } from '../label-entries.ts'
import { own, text } from '../json-parts.ts'

/**
 * The order of an Airflow task as dependencies of its job: the tasks before and after it in the DAG, the tasks of another DAG
 * that a sensor waits for, and the DAG that the task triggers. Undefined if the facet contains none of these.
 */
export function orderOfTask(task: JsonObject, context: FacetContext): Json | undefined {
  const id = text(task, 'task_id', context, 1024)
  const job = context.job
  // The job's name is the DAG's name and the task's id. The names of the neighbours start with the same DAG name.
  if (id === undefined || job?.name.endsWith(`.${id}`) !== true) return undefined
  if (own(task, 'upstream_task_ids') === undefined && own(task, 'downstream_task_ids') === undefined)
    return undefined
  const dag = job.name.slice(0, -id.length - 1)
  const rule = (text(task, 'trigger_rule', context, 256) ?? '').toUpperCase()
  const order: DependencyEntry[] = []
  const add = (side: DependencyEntry[0], name: string, type = ''): void => {
    const other = context.mentionJob({ namespace: job.namespace, name })
    order.push([side, other.namespace, other.name, type, '', '', side === 'upstream' ? rule : ''])
  }
  for (const upstream of idsOf(own(task, 'upstream_task_ids'))) add('upstream', `${dag}.${upstream}`)
  for (const downstream of idsOf(own(task, 'downstream_task_ids'))) add('downstream', `${dag}.${downstream}`)
  for (const awaited of externalJobs(task)) add('upstream', awaited)
  const [triggered] = idsOf([own(task, 'trigger_dag_id') ?? null])
  if (triggered !== undefined) add('downstream', triggered, 'DIRECT_INVOCATION')
  return canonicalOrder(order, context)
}

/** The jobs that a sensor waits for: tasks of another DAG, else the whole DAG. */
function externalJobs(task: JsonObject): readonly string[] {
  const [dag] = idsOf([own(task, 'external_dag_id') ?? null])
  if (dag === undefined) return []
  const tasks = [...idsOf(own(task, 'external_task_ids')), ...idsOf([own(task, 'external_task_id') ?? null])]
  return tasks.length === 0 ? [dag] : [...new Set(tasks)].map((id) => `${dag}.${id}`)
}

/**
 * Records the tasks that send no events (empty ones): only the DAG's facet names them. They become jobs with dependencies. The
 * other tasks send their own.
 */
export function readSilentTasks(tasks: JsonObject, context: FacetContext): void {
  const dag = context.job
  if (dag === undefined) return
  const known = Object.entries(tasks).flatMap(([id, task]) =>
    isJsonObject(task) && isId(id)
      ? [{ id, silent: task.emits_ol_events === false, after: idsOf(task.downstream_task_ids) }]
      : [],
  )
  const nameOf = (id: string): string => `${dag.name}.${id}`
  const entry = (side: DependencyEntry[0], id: string): DependencyEntry => {
    const other = context.mentionJob({ namespace: dag.namespace, name: nameOf(id) })
    return [side, other.namespace, other.name, '', '', '', '']
  }
  const before = new Map<string, string[]>()
  for (const { id, after } of known)
    for (const other of after) before.set(other, [...(before.get(other) ?? []), id])
  for (const { id, after } of known.filter(({ silent }) => silent)) {
    const order = canonicalOrder(
      [
        ...(before.get(id) ?? []).map((other) => entry('upstream', other)),
        ...after.map((other) => entry('downstream', other)),
      ],
      context,
    )
    const job = { namespace: dag.namespace, name: nameOf(id) }
    context.mentionJob(job, { type: 'AIRFLOW_TASK', ...(order === undefined ? {} : { order }) })
  }
}

const isId = (text: string): boolean => /^[\p{L}\p{N}_.-]{1,1024}$/u.test(text)

/** The ids in a list. Airflow 2 sends a list as Python text: `['extract', 'load']`. Invalid ids are left out. */
export function idsOf(value: Json | undefined): readonly string[] {
  const listed = Array.isArray(value)
    ? (value as readonly Json[])
    : typeof value === 'string'
      ? [...value.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '')
      : []
  return listed.filter((id): id is string => typeof id === 'string' && isId(id))
}

/** The distinct entries in canonical order. */
function canonicalOrder(order: readonly DependencyEntry[], context: FacetContext): Json | undefined {
  const entries = order.map((entry): Json => [...entry])
  return labelEntries({ order: entries }, 'order', context, (entry) => entry as unknown as DependencyEntry)
}
