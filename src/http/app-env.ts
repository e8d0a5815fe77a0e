import type { RequestIdVariables } from 'hono/request-id'

/** What travels with a request through the routes. */
export interface AppEnv {
  Variables: RequestIdVariables
}
