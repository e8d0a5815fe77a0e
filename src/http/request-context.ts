import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'

/** What every line of the log says that is written on behalf of a request. */
export interface RequestContext {
  readonly requestId: string
}

const context = new AsyncLocalStorage<RequestContext>()

/** That of the request on whose behalf the caller works; empty where there is none. A copy: a logger writes into it. */
export const requestContext = (): Partial<RequestContext> => ({ ...context.getStore() })

/** Lets all that is done for a request know its id. */
export const inRequestContext = (): MiddlewareHandler<AppEnv> =>
  async function inRequestContext(c, next) {
    await context.run({ requestId: c.get('requestId') }, next)
  }
