import type { Context } from 'hono'
import type { ReadOptions } from '../app/search.ts'
import type { AppEnv } from './app-env.ts'

/** The time limit of a search, a completion or a page of a list, in milliseconds. Beyond it, the server answers 503. */
export const QUICK_READ_MS = 5_000

/** The read options of a request without its own time limit: it ends after 5 s or when the client disconnects. */
export const quickRead = (c: Context<AppEnv>): ReadOptions => ({
  signal: c.req.raw.signal,
  deadline: performance.now() + QUICK_READ_MS,
})
