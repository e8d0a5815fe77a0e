import type { IncomingMessage } from 'node:http'
import type { RequestIdVariables } from 'hono/request-id'

/** What travels with a request through the routes. */
export interface AppEnv {
  Variables: RequestIdVariables
  /** What the server knows of the request below its web form; absent where an app is called without a server. */
  Bindings: { readonly incoming?: IncomingMessage }
}
