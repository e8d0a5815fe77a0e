import type { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { guidePage } from './guide-page.ts'
import { browserStyle, savedStatements, type SavedStatement } from './saved-statements.ts'

/** The files that Neo4j Browser fetches. They contain nothing of the graph. */
export const BROWSER_FILES = ['/browser-guide', '/browser/tributary.grass'] as const

/** Serves the guide and the style without a key, and to pages of every origin, because Browser has another origin. */
export function serveBrowserFiles(app: Hono<AppEnv>): void {
  for (const path of BROWSER_FILES)
    app.use(path, async (c, next) => {
      c.header('Access-Control-Allow-Origin', '*')
      if (c.req.method !== 'OPTIONS') return next()
      // Browser sends headers that bypass caches, and sometimes headers for telemetry.
      c.header('Access-Control-Allow-Methods', 'GET, HEAD')
      c.header('Access-Control-Allow-Headers', '*')
      return c.body(null, 204)
    })
  // Read from the disk at the first request.
  let statements: readonly SavedStatement[] | undefined
  let style: string | undefined
  app.get('/browser-guide', (c) =>
    c.html(guidePage(new URL(c.req.url).origin, (statements ??= savedStatements()))),
  )
  app.get('/browser/tributary.grass', (c) =>
    c.body((style ??= browserStyle()), 200, { 'Content-Type': 'text/plain; charset=utf-8' }),
  )
}
