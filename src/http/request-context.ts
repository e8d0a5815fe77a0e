import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'

/** Fields of every log line that belongs to a request. */
export interface RequestContext {
  readonly requestId: string
}

const context = new AsyncLocalStorage<RequestContext>()

/** The context of the current request; empty outside of a request. A copy, because a logger modifies it. */
export const requestContext = (): Partial<RequestContext> => ({ ...context.getStore() })

/** Makes the id of a request available to all code that it calls. */
export const inRequestContext = (): MiddlewareHandler<AppEnv> =>
  async function inRequestContext(c, next) {
    await context.run({ requestId: c.get('requestId') }, next)
  }
