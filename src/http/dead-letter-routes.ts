import { z } from 'zod'
import type { DeadLetter, DeadLetters, ReplayOutcome } from '../app/dead-letters.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { LARGEST_PAGE, pageLimit } from './endpoint/page.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { DeadLetterPage, DeadLetterShape, Replayed, ReplayResult } from './shapes/dead-letter.ts'
import type { BodyForm } from './text-or-json.ts'
import { mapStoreErrors } from './map-store-errors.ts'

/** The maximum number of characters of a body in a list. */
const MAX_LISTED_CHARACTERS = 2_000

const PATH = '/api/v1/dead-letters'
const group = 'Refused events'
const params = z.object({ id: z.string() })
const Dropped = z.object({ dropped: z.int() })

const ReplayBody = z.object({ ids: z.array(z.string()).optional() })
const REPLAY_FORM: BodyForm<z.infer<typeof ReplayBody>> = {
  what: 'the list of refused events to replay',
  schema: ReplayBody,
  shape: '{"ids"?: list of ids of refused events}',
  ofNothing: {},
}

/** `/api/v1/dead-letters`: lists, shows, replays and deletes refused events and items. */
export const deadLetterRoutes = (letters: DeadLetters): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: PATH,
    scope: 'read',
    name: 'listDeadLetters',
    group,
    summary: 'Lists refused events and items, newest first',
    query: z.object({ limit: pageLimit, before: z.string().optional() }),
    replies: { 200: json('One page, with the first 2,000 characters of each body.', DeadLetterPage) },
    problems: ['unavailable'],
    async handle({ c, query: { limit, before } }) {
      const page = await mapStoreErrors(() =>
        letters.list({ limit, ...(before === undefined ? {} : { before }) }),
      )
      const last = page.at(-1)
      return c.json({
        letters: page.map((letter) => inList(letter)),
        ...(page.length === limit && last !== undefined ? { next: last.id } : {}),
      })
    },
  }),
  endpoint({
    method: 'GET',
    path: `${PATH}/{id}`,
    scope: 'read',
    name: 'getDeadLetter',
    group,
    summary: 'Shows one refused event or item with its whole body',
    params,
    replies: { 200: json('The refused event or item.', DeadLetterShape) },
    problems: ['not-found', 'unavailable'],
    async handle({ c, params: { id } }) {
      const letter = await mapStoreErrors(() => letters.get(id))
      if (letter === undefined) throw noLetter(id)
      return c.json({ ...headOf(letter), ...bodyOf(letter) })
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/{id}/replay`,
    scope: 'admin',
    name: 'replayDeadLetter',
    group,
    summary: 'Ingests a refused event again',
    params,
    replies: { 200: json('The result.', ReplayResult) },
    problems: ['not-found', 'unavailable'],
    async handle({ c, params: { id } }) {
      const outcome = await mapStoreErrors(() => letters.replay(id))
      if (outcome === undefined) throw noLetter(id)
      return c.json(resultOf(id, outcome))
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/replay`,
    scope: 'admin',
    name: 'replayDeadLetters',
    group,
    summary: 'Ingests all refused events again, or those in `ids`',
    body: REPLAY_FORM,
    replies: { 200: json('The result of each.', Replayed) },
    async handle({ c, body }) {
      const ids = body.ids ?? (await allIds(letters))
      const results = []
      for (const id of ids) {
        const outcome = await mapStoreErrors(() => letters.replay(id))
        results.push(
          outcome === undefined
            ? { id, status: 'failure', reason: 'unknown refused event', retriable: false }
            : resultOf(id, outcome),
        )
      }
      const successful = results.filter(({ status }) => status === 'success').length
      return c.json({
        summary: { replayed: results.length, successful, failed: results.length - successful },
        results,
      })
    },
  }),
  endpoint({
    method: 'DELETE',
    path: `${PATH}/{id}`,
    scope: 'admin',
    name: 'dropDeadLetter',
    group,
    summary: 'Deletes a refused event',
    params,
    replies: { 200: json('The number of deleted events: 1.', Dropped) },
    problems: ['not-found', 'unavailable'],
    async handle({ c, params: { id } }) {
      if ((await mapStoreErrors(() => letters.remove([id]))) === 0) throw noLetter(id)
      return c.json({ dropped: 1 })
    },
  }),
  endpoint({
    method: 'DELETE',
    path: PATH,
    scope: 'admin',
    name: 'dropDeadLetters',
    group,
    summary: 'Deletes all refused events',
    replies: { 200: json('The number of deleted events.', Dropped) },
    problems: ['unavailable'],
    handle: async ({ c }) => c.json({ dropped: await mapStoreErrors(() => letters.remove()) }),
  }),
]

async function allIds(letters: DeadLetters): Promise<readonly string[]> {
  // Oldest first, in the order of arrival.
  return (await mapStoreErrors(() => letters.list({ limit: LARGEST_PAGE }))).map(({ id }) => id).reverse()
}

const noLetter = (id: string): HttpProblem => new HttpProblem('not-found', `unknown refused event ${id}`)

function headOf({ id, kind, sender, receivedAt, problem, reason, path, size, body }: DeadLetter) {
  return {
    id,
    kind,
    ...(sender === '' ? {} : { sender }),
    receivedAt: new Date(receivedAt).toISOString(),
    problem: `/problems/${problem}`,
    reason,
    ...(path === undefined ? {} : { path }),
    size,
    truncated: size > body.byteLength,
  }
}

/** The body as text, or as base64 if it is not UTF-8, so that no byte is lost. */
function bodyOf({ body }: DeadLetter): { readonly body: string; readonly encoding: 'utf-8' | 'base64' } {
  try {
    return {
      body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body),
      encoding: 'utf-8',
    }
  } catch {
    return { body: Buffer.from(body).toString('base64'), encoding: 'base64' }
  }
}

function inList(letter: DeadLetter) {
  const { body, encoding } = bodyOf(letter)
  return {
    ...headOf(letter),
    body: body.slice(0, MAX_LISTED_CHARACTERS),
    encoding,
    bodyCut: body.length > MAX_LISTED_CHARACTERS,
  }
}

function resultOf(id: string, outcome: ReplayOutcome) {
  switch (outcome.kind) {
    case 'stored':
      return {
        id,
        status: 'success',
        ...('made' in outcome ? { made: outcome.made } : {}),
        ...(outcome.warnings.length === 0 ? {} : { warnings: outcome.warnings }),
      }
    case 'refused': {
      const { reason, path } = outcome.refusal
      return { id, status: 'failure', reason, ...(path === undefined ? {} : { path }), retriable: false }
    }
    case 'unavailable':
      return { id, status: 'failure', reason: outcome.message, retriable: true }
    case 'failed':
      return {
        id,
        status: 'failure',
        reason: 'the event could not be merged: the log of the server has the details',
        retriable: false,
      }
    case 'unreadable':
      return { id, status: 'failure', reason: outcome.message, retriable: false }
  }
}
