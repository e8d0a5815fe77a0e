import type { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { guidePage } from './guide-page.ts'
import { browserStyle, savedStatements, type SavedStatement } from './saved-statements.ts'

/** What Neo4j Browser fetches: the same for everyone, and nothing of the graph. */
export const BROWSER_FILES = ['/browser-guide', '/browser/tributary.grass'] as const

/** Serves the guide and the style to pages of every origin, for Browser has one of its own. They ask for no key. */
export function serveBrowserFiles(app: Hono<AppEnv>): void {
  for (const path of BROWSER_FILES)
    app.use(path, async (c, next) => {
      c.header('Access-Control-Allow-Origin', '*')
      if (c.req.method !== 'OPTIONS') return next()
      // Browser asks past all caches, and now and then with headers by which its makers follow it.
      c.header('Access-Control-Allow-Methods', 'GET, HEAD')
      c.header('Access-Control-Allow-Headers', '*')
      return c.body(null, 204)
    })
  // Read from the disk once, when somebody first asks for them.
  let statements: readonly SavedStatement[] | undefined
  let style: string | undefined
  app.get('/browser-guide', (c) =>
    c.html(guidePage(new URL(c.req.url).origin, (statements ??= savedStatements()))),
  )
  app.get('/browser/tributary.grass', (c) =>
    c.body((style ??= browserStyle()), 200, { 'Content-Type': 'text/plain; charset=utf-8' }),
  )
}
