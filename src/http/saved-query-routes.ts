import type { Context } from 'hono'
import { z } from 'zod'
import { editorOf } from '../app/access/caller.ts'
import type { SavedQueries } from '../app/saved-queries.ts'
import type { Saver, SavingForbidden } from '../app/saving.ts'
import { both } from '../diagnostics/wording.ts'
import type { SavedQuery } from '../domain/saved-query.ts'
import { toNotes } from '../render/to-answer-json.ts'
import type { AppEnv } from './app-env.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { pageLimit } from './endpoint/page.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { invalidQuery } from './invalid-query.ts'
import { mayRead } from './permit-of.ts'
import { SAVED_QUERY_FORM, savingOf } from './saved-query-body.ts'
import { Saved, SavedQueryPage, SavedQueryShape } from './shapes/saved-query.ts'
import { mapStoreErrors } from './map-store-errors.ts'

const PATH = '/api/v1/queries'
const group = 'Saved queries'
const params = z.object({ name: z.string() })

/** `/api/v1/queries`: lists, shows, saves and deletes saved queries. */
export const savedQueryRoutes = (queries: SavedQueries): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: PATH,
    scope: 'read',
    name: 'listSavedQueries',
    group,
    summary: 'Lists saved queries by name',
    query: z.object({ limit: pageLimit, after: z.string().optional() }),
    replies: { 200: json('One page.', SavedQueryPage) },
    problems: ['unavailable'],
    async handle({ c, query: { limit, after } }) {
      const page = await mapStoreErrors(() =>
        queries.list({ limit, ...(after === undefined ? {} : { after }) }),
      )
      const last = page.at(-1)
      return c.json({
        queries: page.map(toJson),
        ...(page.length === limit && last !== undefined ? { next: last.name } : {}),
      })
    },
  }),
  endpoint({
    method: 'GET',
    path: `${PATH}/{name}`,
    scope: 'read',
    name: 'getSavedQuery',
    group,
    summary: 'Shows one saved query',
    params,
    replies: { 200: json('The query.', SavedQueryShape) },
    problems: ['not-found', 'unavailable'],
    async handle({ c, params: { name } }) {
      const query = await mapStoreErrors(() => queries.get(name))
      if (query === undefined) throw noQuery(name)
      return c.json(toJson(query))
    },
  }),
  endpoint({
    method: 'PUT',
    path: `${PATH}/{name}`,
    scope: 'edit',
    name: 'saveQuery',
    group,
    summary: 'Saves a query under a name',
    params,
    body: SAVED_QUERY_FORM,
    replies: {
      200: json('The query replaced an existing one.', Saved),
      201: json('The query is new.', Saved),
    },
    problems: ['invalid-query', 'unavailable'],
    async handle({ c, params: { name }, body }) {
      const outcome = await mapStoreErrors(() => queries.save(name, savingOf(body), saverOf(c)))
      switch (outcome.kind) {
        case 'saved':
          return c.json(
            { ...toJson(outcome.query), notes: toNotes(outcome.remarks) },
            outcome.isNew ? 201 : 200,
          )
        case 'mistakes':
          throw invalidQuery(outcome.diagnostics, 'the query cannot be saved')
        case 'refused':
          throw new HttpProblem('invalid-request', outcome.reason, { path: outcome.path })
        case 'forbidden':
          throw forbidden(outcome)
      }
    },
  }),
  endpoint({
    method: 'DELETE',
    path: `${PATH}/{name}`,
    scope: 'edit',
    name: 'deleteSavedQuery',
    group,
    summary: 'Deletes a saved query',
    params,
    query: z.object({
      force: z
        .boolean()
        .default(false)
        .meta({ description: 'Deletes it even if other saved queries call it.' }),
    }),
    replies: { 200: json('The name of the deleted query.', z.object({ deleted: z.string() })) },
    problems: ['not-found', 'query-in-use', 'unavailable'],
    async handle({ c, params: { name }, query: { force } }) {
      const outcome = await mapStoreErrors(() => queries.remove(name, { force }, saverOf(c)))
      switch (outcome.kind) {
        case 'removed':
          return c.json({ deleted: name })
        case 'none':
          throw noQuery(name)
        case 'forbidden':
          throw forbidden(outcome)
        case 'called': {
          const { callers } = outcome
          if (!mayRead(c))
            throw new HttpProblem(
              'query-in-use',
              `other saved queries call @${name}: delete those first, or send force=true`,
            )
          const names = both(callers.map((caller) => `@${caller}`))
          throw new HttpProblem(
            'query-in-use',
            `${names} ${callers.length === 1 ? 'calls' : 'call'} @${name}: delete the callers first, or send force=true`,
            { callers },
          )
        }
      }
    },
  }),
]

function saverOf(c: Context<AppEnv>): Saver {
  const caller = c.get('caller')
  return { editor: editorOf(caller), isRestricted: caller.namespaces !== undefined, mayRead: mayRead(c) }
}

const forbidden = ({ reason, missing }: SavingForbidden): HttpProblem =>
  new HttpProblem('forbidden', reason, missing === undefined ? {} : { scope: missing })

const toJson = ({ savedAt, ...query }: SavedQuery) => ({
  ...query,
  savedAt: new Date(savedAt).toISOString(),
})

const noQuery = (name: string): HttpProblem => new HttpProblem('not-found', `unknown saved query ${name}`)
