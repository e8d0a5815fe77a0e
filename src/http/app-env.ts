import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestIdVariables } from 'hono/request-id'
import type { Caller } from '../app/access/caller.ts'

/** The context of a request. */
export interface AppEnv {
  Variables: RequestIdVariables & {
    /** The sender. Set only below `/api`. */
    readonly caller: Caller
    /** The address to which the request counts, see `clientAddress`. */
    readonly address: string
    /** The key of the shares of queries, memory and refused events (`holderOf`). Set only below `/api`. */
    readonly holder: string
  }
  /** Node's request and response; absent if a test calls the app without a server. */
  Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse }
}
