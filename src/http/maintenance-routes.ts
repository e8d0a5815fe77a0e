import { Hono, type Context } from 'hono'
import type { Maintenance, MaintenanceKind, MaintenanceTask } from '../app/maintenance.ts'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'

/** `/api/v1/admin`: verifies or rebuilds the derived rows while the server works; 202, then the task is asked how it went. */
export function maintenanceRoutes(maintenance: Maintenance): Hono<AppEnv> {
  const routes = new Hono<AppEnv>({ strict: false })
  const start = (kind: MaintenanceKind) => (c: Context<AppEnv>) => {
    const task = maintenance.start(kind)
    if (task === undefined)
      throw new HttpProblem('unavailable', 'another verification or rebuild is under way')
    c.header('Location', `/api/v1/admin/tasks/${task.id}`)
    return c.json(toJson(task), 202)
  }
  routes.post('/verify', start('verify'))
  routes.post('/rebuild', start('rebuild'))
  routes.get('/tasks/:id', (c) => {
    const id = c.req.param('id')
    const task = maintenance.get(id)
    if (task === undefined) throw new HttpProblem('not-found', `there is no task ${id}`)
    return c.json(toJson(task))
  })
  return routes
}

function toJson({ startedAt, endedAt, ...task }: MaintenanceTask) {
  return {
    ...task,
    startedAt: new Date(startedAt).toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt).toISOString() }),
  }
}
