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

/** `/api/v1/admin`: verifies or rebuilds the derived rows, drops old runs, or copies the store, while the server works; 202, then the task is asked how it went. */
export const maintenanceRoutes = (maintenance: Maintenance): readonly Endpoint[] => [
  starting(maintenance, 'verify', 'Compares all that is derived with what the events give'),
  starting(maintenance, 'rebuild', 'Makes right what is derived and differs from what the events give'),
  endpoint({
    method: 'POST',
    path: `${PATH}/backup`,
    scope: 'admin',
    name: 'backup',
    group,
    summary: 'Copies an embedded store, as of now, into the folder for backups',
    query: z.object({
      file: z
        .string()
        .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/u)
        .describe('a name of at most 100 letters, digits, -, _ and . alone')
        .optional(),
    }),
    replies: { 202: BEGUN },
    problems: ['not-set-up', 'task-in-progress'],
    handle({ c, query: { file } }) {
      if (maintenance.noBackups !== undefined) throw new HttpProblem('not-set-up', maintenance.noBackups)
      return begun(c, maintenance.startBackup(file))
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/prune`,
    scope: 'admin',
    name: 'prune',
    group,
    summary: 'Drops runs that ended long ago, with their operations and what those read and wrote',
    query: z.object({
      keep: z.string().regex(LIFETIME).describe('a time such as 12h, 90d or 8w'),
      dryRun: z.boolean().default(false).describe('nothing is dropped, only counted'),
      force: z
        .boolean()
        .default(false)
        .describe(
          'drops runs though the newest event is more than 7 days old, so that the clock may be wrong',
        ),
    }),
    replies: { 202: BEGUN },
    problems: ['task-in-progress'],
    handle: ({ c, query: { keep, dryRun, force } }) =>
      begun(c, maintenance.startPrune({ before: Date.now() - lifetimeMs(keep)!, dryRun, force })),
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/redact`,
    scope: 'admin',
    name: 'redact',
    group,
    summary: 'Redacts secrets that an older version stored',
    query: z.object({ dryRun: z.boolean().default(false).describe('nothing is changed, only counted') }),
    replies: { 202: BEGUN },
    problems: ['task-in-progress'],
    handle: ({ c, query: { dryRun } }) => begun(c, maintenance.startRedact(dryRun)),
  }),
  endpoint({
    method: 'GET',
    path: `${PATH}/tasks/{id}`,
    scope: 'admin',
    name: 'getTask',
    group,
    summary: 'Tells how a task goes',
    params: z.object({ id: z.string() }),
    replies: { 200: json('The task.', TaskShape) },
    problems: ['not-found'],
    handle({ c, params: { id } }) {
      const task = maintenance.get(id)
      if (task === undefined) throw new HttpProblem('not-found', `there is no task ${id}`)
      return c.json(toJson(task))
    },
  }),
]

const BEGUN = json('It has begun.', TaskShape, { Location: 'Where to ask how it goes.' })

const starting = (maintenance: Maintenance, kind: 'verify' | 'rebuild', summary: string): Endpoint =>
  endpoint({
    method: 'POST',
    path: `${PATH}/${kind}`,
    scope: 'admin',
    name: kind,
    group,
    summary,
    replies: { 202: BEGUN },
    problems: ['task-in-progress'],
    handle: ({ c }) => begun(c, maintenance.start(kind)),
  })

/** @throws HttpProblem if another task is in progress */
function begun(c: Context<AppEnv>, task: MaintenanceTask | undefined): Response {
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
