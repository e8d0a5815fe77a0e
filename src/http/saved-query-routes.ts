import { Hono } from 'hono'
import type { SavedQueries } from '../app/saved-queries.ts'
import { both } from '../diagnostics/wording.ts'
import type { SavedQuery } from '../domain/saved-query.ts'
import { toNotes } from '../render/json.ts'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'
import { pageLimit } from './page-limit.ts'
import { withBody, type BodyLimits } from './read-body.ts'
import { readSaving } from './saved-query-body.ts'
import { whileThere } from './while-there.ts'

/** `/api/v1/queries`: saved queries, to be listed, read, saved and deleted. */
export function savedQueryRoutes(queries: SavedQueries, limits: BodyLimits): Hono<AppEnv> {
  const routes = new Hono<AppEnv>({ strict: false })

  routes.get('/', async (c) => {
    const limit = pageLimit(c.req.query('limit'))
    const after = c.req.query('after')
    const page = await whileThere(() => queries.list({ limit, ...(after === undefined ? {} : { after }) }))
    const last = page.at(-1)
    return c.json({
      queries: page.map(toJson),
      ...(page.length === limit && last !== undefined ? { next: last.name } : {}),
    })
  })
  routes.get('/:name', async (c) => {
    const name = c.req.param('name')
    const query = await whileThere(() => queries.get(name))
    if (query === undefined) throw noQuery(name)
    return c.json(toJson(query))
  })
  routes.put('/:name', (c) =>
    withBody(c, limits, async (body) => {
      const request = readSaving(c.req.header('content-type'), body)
      const outcome = await whileThere(() => queries.save(c.req.param('name'), request))
      switch (outcome.kind) {
        case 'saved':
          return c.json(
            { ...toJson(outcome.query), notes: toNotes(outcome.remarks) },
            outcome.isNew ? 201 : 200,
          )
        case 'mistakes': {
          const first = outcome.diagnostics.find(({ severity }) => severity === 'error')
          throw new HttpProblem('invalid-query', first?.message ?? 'the query cannot be saved', {
            diagnostics: toNotes(outcome.diagnostics),
          })
        }
        case 'refused':
          throw new HttpProblem('invalid-request', outcome.reason, { path: outcome.path })
      }
    }),
  )
  routes.delete('/:name', async (c) => {
    const name = c.req.param('name')
    const force = forceOf(c.req.query('force'))
    const outcome = await whileThere(() => queries.remove(name, { force }))
    switch (outcome.kind) {
      case 'removed':
        return c.json({ deleted: name })
      case 'none':
        throw noQuery(name)
      case 'called': {
        const { callers } = outcome
        const told = both(callers.map((caller) => `@${caller}`))
        throw new HttpProblem(
          'called-by-others',
          `@${name} is called by ${told}; delete what calls it first, or say force=true`,
          { callers },
        )
      }
    }
  })
  return routes
}

const toJson = ({ savedAt, ...query }: SavedQuery) => ({
  ...query,
  savedAt: new Date(savedAt).toISOString(),
})

/** @throws HttpProblem 400 if it is neither true nor false */
function forceOf(text = 'false'): boolean {
  if (text !== 'true' && text !== 'false')
    throw new HttpProblem('invalid-request', 'force must be true or false', { path: 'force' })
  return text === 'true'
}

const noQuery = (name: string): HttpProblem => new HttpProblem('not-found', `there is no saved query ${name}`)
