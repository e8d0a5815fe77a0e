import type { Context } from 'hono'
import type { ReadOptions } from '../app/search.ts'
import type { AppEnv } from './app-env.ts'

/** Milliseconds that a search, a completion or a page of a list may take before it is answered with 503. */
export const QUICK_READ_MS = 5_000

/** How long the store is read for a request that has no time limit of its own: until its client hangs up, or 5 s. */
export const quickRead = (c: Context<AppEnv>): ReadOptions => ({
  signal: c.req.raw.signal,
  deadline: performance.now() + QUICK_READ_MS,
})
