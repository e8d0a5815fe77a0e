import type { Context } from 'hono'
import { z } from 'zod'
import type { Maintenance, MaintenanceTask } from '../app/maintenance.ts'
import { LIFETIME, lifetimeMs } from '../lib/lifetime.ts'
import type { AppEnv } from './app-env.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { TaskShape } from './shapes/operations.ts'

const PATH = '/api/v1/admin'
const group = 'Operations'

/**
 * `/api/v1/admin`: starts maintenance tasks, which run while the server works: verify, rebuild, prune, redact and backup. Each
 * answers 202; the client then polls the task at `Location`.
 */
export const maintenanceRoutes = (maintenance: Maintenance): readonly Endpoint[] => [
  startRoute(maintenance, 'verify', 'Compares all derived data with the stored events'),
  startRoute(maintenance, 'rebuild', 'Corrects derived data that differ from the stored events'),
  endpoint({
    method: 'POST',
    path: `${PATH}/backup`,
    scope: 'admin',
    name: 'backup',
    group,
    summary: 'Copies an embedded store to the folder for backups',
    query: z.object({
      file: z
        .string()
        .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/u)
        .describe('a file name of at most 100 letters, digits, -, _ and .')
        .optional(),
    }),
    replies: { 202: STARTED },
    problems: ['not-set-up', 'task-in-progress'],
    handle({ c, query: { file } }) {
      if (maintenance.noBackups !== undefined) throw new HttpProblem('not-set-up', maintenance.noBackups)
      return started(c, maintenance.startBackup(file))
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/prune`,
    scope: 'admin',
    name: 'prune',
    group,
    summary: 'Deletes runs that ended long ago, with their operations, reads and writes',
    query: z.object({
      keep: z.string().regex(LIFETIME).describe('a time such as 12h, 90d or 8w'),
      dryRun: z.boolean().default(false).describe('only counts, deletes nothing'),
      force: z
        .boolean()
        .default(false)
        .describe(
          'deletes runs even if the newest event is more than 7 days old, which can mean that the clock is wrong',
        ),
    }),
    replies: { 202: STARTED },
    problems: ['task-in-progress'],
    handle: ({ c, query: { keep, dryRun, force } }) =>
      started(c, maintenance.startPrune({ before: Date.now() - lifetimeMs(keep)!, dryRun, force })),
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/redact`,
    scope: 'admin',
    name: 'redact',
    group,
    summary: 'Redacts secrets that an older version stored',
    query: z.object({ dryRun: z.boolean().default(false).describe('only counts, changes nothing') }),
    replies: { 202: STARTED },
    problems: ['task-in-progress'],
    handle: ({ c, query: { dryRun } }) => started(c, maintenance.startRedact(dryRun)),
  }),
  endpoint({
    method: 'GET',
    path: `${PATH}/tasks/{id}`,
    scope: 'admin',
    name: 'getTask',
    group,
    summary: 'Shows the state of a task',
    params: z.object({ id: z.string() }),
    replies: { 200: json('The task.', TaskShape) },
    problems: ['not-found'],
    handle({ c, params: { id } }) {
      const task = maintenance.get(id)
      if (task === undefined)
        throw new HttpProblem('not-found', `unknown task ${id}: the server may have restarted`)
      return c.json(toJson(task))
    },
  }),
]

const STARTED = json('The task has started.', TaskShape, { Location: 'The path of the task.' })

const startRoute = (maintenance: Maintenance, kind: 'verify' | 'rebuild', summary: string): Endpoint =>
  endpoint({
    method: 'POST',
    path: `${PATH}/${kind}`,
    scope: 'admin',
    name: kind,
    group,
    summary,
    replies: { 202: STARTED },
    problems: ['task-in-progress'],
    handle: ({ c }) => started(c, maintenance.start(kind)),
  })

/** @throws HttpProblem if another task is in progress */
function started(c: Context<AppEnv>, task: MaintenanceTask | undefined): Response {
  if (task === undefined) throw new HttpProblem('task-in-progress', 'another task is in progress')
  c.header('Location', `${PATH}/tasks/${task.id}`)
  return c.json(toJson(task), 202)
}

function toJson({ startedAt, endedAt, ...task }: MaintenanceTask) {
  return {
    ...task,
    startedAt: new Date(startedAt).toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt).toISOString() }),
  }
}
