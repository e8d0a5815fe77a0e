import { z } from 'zod'
import type { Maintenance, MaintenanceKind, MaintenanceTask } from '../app/maintenance.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { TaskShape } from './shapes/operations.ts'

const PATH = '/api/v1/admin'
const group = 'Operations'

/** `/api/v1/admin`: verifies or rebuilds the derived rows while the server works; 202, then the task is asked how it went. */
export const maintenanceRoutes = (maintenance: Maintenance): readonly Endpoint[] => [
  starting(maintenance, 'verify', 'Compares all that is derived with what the events give'),
  starting(maintenance, 'rebuild', 'Makes right what is derived and differs from what the events give'),
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

const starting = (maintenance: Maintenance, kind: MaintenanceKind, summary: string): Endpoint =>
  endpoint({
    method: 'POST',
    path: `${PATH}/${kind}`,
    scope: 'admin',
    name: kind,
    group,
    summary,
    replies: { 202: json('It has begun.', TaskShape, { Location: 'Where to ask how it goes.' }) },
    problems: ['task-under-way'],
    handle({ c }) {
      const task = maintenance.start(kind)
      if (task === undefined)
        throw new HttpProblem('task-under-way', 'another verification or rebuild is under way')
      c.header('Location', `${PATH}/tasks/${task.id}`)
      return c.json(toJson(task), 202)
    },
  })

function toJson({ startedAt, endedAt, ...task }: MaintenanceTask) {
  return {
    ...task,
    startedAt: new Date(startedAt).toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt).toISOString() }),
  }
}
