import { z } from 'zod'
import type { DeadLetter, DeadLetters, ReplayOutcome } from '../app/dead-letters.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { LARGEST_PAGE, pageLimit } from './endpoint/page.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { DeadLetterPage, DeadLetterShape, Replayed, ReplayResult } from './shapes/dead-letter.ts'
import type { BodyForm } from './text-or-json.ts'
import { whileThere } from './while-there.ts'

/** Characters of a body that a list shows. */
const SHOWN = 2_000

const PATH = '/api/v1/dead-letters'
const group = 'Refused events'
const params = z.object({ id: z.string() })
const Dropped = z.object({ dropped: z.int() })

const ReplayBody = z.object({ ids: z.array(z.string()).optional() })
const REPLAY_FORM: BodyForm<z.infer<typeof ReplayBody>> = {
  what: 'the list of what is to be replayed',
  schema: ReplayBody,
  shape: '{"ids"?: list of ids of dead letters}',
  ofNothing: {},
}

/** `/api/v1/dead-letters`: events and items that were refused; to be read, replayed and dropped. */
export const deadLetterRoutes = (letters: DeadLetters): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: PATH,
    scope: 'read',
    name: 'listDeadLetters',
    group,
    summary: 'Lists refused events and items, the newest first',
    query: z.object({ limit: pageLimit, before: z.string().optional() }),
    replies: { 200: json('One page; of each body the first 2,000 characters.', DeadLetterPage) },
    problems: ['unavailable'],
    async handle({ c, query: { limit, before } }) {
      const page = await whileThere(() =>
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
    replies: { 200: json('The letter.', DeadLetterShape) },
    problems: ['not-found', 'unavailable'],
    async handle({ c, params: { id } }) {
      const letter = await whileThere(() => letters.get(id))
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
    summary: 'Takes a refused event again',
    params,
    replies: { 200: json('What became of it.', ReplayResult) },
    problems: ['not-found', 'unavailable'],
    async handle({ c, params: { id } }) {
      const outcome = await whileThere(() => letters.replay(id))
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
    summary: 'Takes refused events again, all or some',
    body: REPLAY_FORM,
    replies: { 200: json('What became of each.', Replayed) },
    async handle({ c, body }) {
      const ids = body.ids ?? (await allIds(letters))
      const results = []
      for (const id of ids) {
        const outcome = await whileThere(() => letters.replay(id))
        results.push(
          outcome === undefined
            ? { id, status: 'failure', reason: 'there is no such dead letter', retriable: false }
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
    summary: 'Drops a refused event',
    params,
    replies: { 200: json('It is dropped.', Dropped) },
    problems: ['not-found', 'unavailable'],
    async handle({ c, params: { id } }) {
      if ((await whileThere(() => letters.remove([id]))) === 0) throw noLetter(id)
      return c.json({ dropped: 1 })
    },
  }),
  endpoint({
    method: 'DELETE',
    path: PATH,
    scope: 'admin',
    name: 'dropDeadLetters',
    group,
    summary: 'Drops all refused events',
    replies: { 200: json('How many they were.', Dropped) },
    problems: ['unavailable'],
    handle: async ({ c }) => c.json({ dropped: await whileThere(() => letters.remove()) }),
  }),
]

async function allIds(letters: DeadLetters): Promise<readonly string[]> {
  // Oldest first, as they came.
  return (await whileThere(() => letters.list({ limit: LARGEST_PAGE }))).map(({ id }) => id).reverse()
}

const noLetter = (id: string): HttpProblem => new HttpProblem('not-found', `there is no dead letter ${id}`)

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

/** The body as text; bytes that are no UTF-8 as base64, so that none is lost. */
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
  const isShort = body.length <= SHOWN
  return { ...headOf(letter), body: isShort ? body : body.slice(0, SHOWN), encoding, bodyCut: !isShort }
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
      return { id, status: 'failure', reason: 'it could not be merged', retriable: false }
    case 'unreadable':
      return { id, status: 'failure', reason: outcome.message, retriable: false }
  }
}
