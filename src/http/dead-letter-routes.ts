import { Hono } from 'hono'
import type { DeadLetter, DeadLetters, ReplayOutcome } from '../app/dead-letters.ts'
import { isJsonObject } from '../lib/json.ts'
import type { AppEnv } from './app-env.ts'
import { decodeJson, decodeText } from './decode-json.ts'
import { HttpProblem } from './http-problem.ts'
import { LARGEST_PAGE, pageLimit } from './page-limit.ts'
import { withBody, type BodyLimits } from './read-body.ts'
import { whileThere } from './while-there.ts'

/** Characters of a body that a list shows. */
const SHOWN = 2_000

/** `/api/v1/dead-letters`: events and items that were refused; to be read, replayed and dropped. */
export function deadLetterRoutes(letters: DeadLetters, limits: BodyLimits): Hono<AppEnv> {
  const routes = new Hono<AppEnv>({ strict: false })

  routes.get('/', async (c) => {
    const limit = pageLimit(c.req.query('limit'))
    const before = c.req.query('before')
    const page = await whileThere(() => letters.list({ limit, ...(before === undefined ? {} : { before }) }))
    const last = page.at(-1)
    return c.json({
      letters: page.map((letter) => inList(letter)),
      ...(page.length === limit && last !== undefined ? { next: last.id } : {}),
    })
  })
  routes.get('/:id', async (c) => {
    const id = c.req.param('id')
    const letter = await whileThere(() => letters.get(id))
    if (letter === undefined) throw noLetter(id)
    return c.json({ ...headOf(letter), ...bodyOf(letter) })
  })
  routes.post('/:id/replay', async (c) => {
    const id = c.req.param('id')
    const outcome = await whileThere(() => letters.replay(id))
    if (outcome === undefined) throw noLetter(id)
    return c.json(resultOf(id, outcome))
  })
  routes.post('/replay', (c) =>
    withBody(c, limits, async (body) => {
      const ids = idsIn(body) ?? (await allIds(letters))
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
    }),
  )
  routes.delete('/:id', async (c) => {
    const id = c.req.param('id')
    if ((await whileThere(() => letters.remove([id]))) === 0) throw noLetter(id)
    return c.json({ dropped: 1 })
  })
  routes.delete('/', async (c) => c.json({ dropped: await whileThere(() => letters.remove()) }))
  return routes
}

async function allIds(letters: DeadLetters): Promise<readonly string[]> {
  // Oldest first, as they came.
  return (await whileThere(() => letters.list({ limit: LARGEST_PAGE }))).map(({ id }) => id).reverse()
}

/** Undefined where the request names none. */
function idsIn(body: Uint8Array): readonly string[] | undefined {
  if (body.byteLength === 0) return undefined
  const request = decodeJson(decodeText(body))
  const ids = isJsonObject(request) ? request.ids : undefined
  if (ids === undefined && isJsonObject(request)) return undefined
  if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string'))
    throw new HttpProblem('invalid-request', '`ids` must be a list of ids of dead letters', { path: 'ids' })
  return ids
}

const noLetter = (id: string): HttpProblem => new HttpProblem('not-found', `there is no dead letter ${id}`)

function headOf({ id, kind, receivedAt, problem, reason, path, size, body }: DeadLetter) {
  return {
    id,
    kind,
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
