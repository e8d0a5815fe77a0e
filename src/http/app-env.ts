import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestIdVariables } from 'hono/request-id'
import type { Caller } from '../app/access/caller.ts'

/** What travels with a request through the routes. */
export interface AppEnv {
  Variables: RequestIdVariables & {
    /** Who sends it; below `/api` alone. */
    readonly caller: Caller
    /** The address that the request counts for, see `clientAddress`. */
    readonly address: string
    /** Whose share of queries, of memory and of refused events it takes; below `/api` alone (`holderOf`). */
    readonly holder: string
  }
  /** What the server knows of the request below its web form; absent where an app is called without a server. */
  Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse }
}
