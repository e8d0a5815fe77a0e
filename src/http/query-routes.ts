import type { Context } from 'hono'
import { z } from 'zod'
import type { Ask, Asker, NoAnswer, SerializedAnswer } from '../app/ask.ts'
import type { QueryText } from '../app/query-text.ts'
import type { PlanJson } from '../render/answer-json.ts'
import { renderParts } from '../render/formats.ts'
import { answerBody } from './answer-body.ts'
import { ANSWER_MEDIA_TYPES, MEDIA_TYPES, type AnswerMediaType } from './answer-formats.ts'
import type { AppEnv } from './app-env.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { HttpProblem } from './http-problem.ts'
import { invalidQuery } from './invalid-query.ts'
import { withQueryShare, type QueryLimits } from './limits/query-share.ts'
import { negotiate } from './negotiate.ts'
import { QUERY_FORM, questionOf, type QueryBody } from './query-body.ts'
import { renderAnswer } from './render-answer.ts'
import { Answer } from './shapes/answer.ts'

const REPLY = {
  200: {
    description: 'The answer, in the format of `Accept`.',
    content: {
      'application/json': Answer,
      ...Object.fromEntries(ANSWER_MEDIA_TYPES.slice(1).map((type) => [type, z.string()])),
    },
    headers: { 'Tributary-Complete': 'Whether the answer is complete: true or false. Absent for a plan.' },
  },
}
const endpointInfo = {
  method: 'POST',
  scope: 'read',
  group: 'Queries',
  body: QUERY_FORM,
  replies: REPLY,
  problems: ['invalid-query', 'not-acceptable', 'answer-too-large', 'unavailable'],
} as const

/** `POST /api/v1/query` and `/api/v1/explain`: an answer in the format of `Accept`. */
export const queryRoutes = (
  { askSerialized, explain }: Pick<Asker, 'askSerialized' | 'explain'>,
  tools: Pick<QueryText, 'ofTree'>,
  limits: QueryLimits,
): readonly Endpoint[] => {
  const answerWith =
    (ask: Ask<SerializedAnswer>): Endpoint['handle'] =>
    async ({ c, body }) => {
      const accepted = acceptedOf(c)
      const question = questionOf(body as QueryBody, tools)
      return withQueryShare(c, limits, question, async (granted, held) => {
        const outcome = await ask(granted)
        if (outcome.kind !== 'answer') {
          held.release()
          return respondWithPlan(c, accepted, planOf(outcome))
        }
        const { answer, deadline } = outcome
        const parts = await renderAnswer(answer, MEDIA_TYPES[accepted], held, deadline)
        if (parts === undefined) throw unsupportedFormat(answer.result.kind, accepted)
        // CSV has no place for remarks, but its readers must be able to detect an incomplete answer.
        c.header('Tributary-Complete', String(answer.complete))
        return respond(c, accepted, answerBody(c, parts, held))
      })
    }
  return [
    endpoint({
      ...endpointInfo,
      path: '/api/v1/query',
      name: 'query',
      summary: 'Answers a query',
      handle: answerWith(askSerialized),
    }),
    endpoint({
      ...endpointInfo,
      path: '/api/v1/explain',
      name: 'explain',
      summary: 'Shows the plan of a query',
      handle: answerWith(explain),
    }),
  ]
}

function acceptedOf(c: Context<AppEnv>): AnswerMediaType {
  const accepted = negotiate(c.req.header('accept'), ANSWER_MEDIA_TYPES)
  if (accepted === undefined) throw notAcceptable('answers are available only in the types in `available`')
  return accepted
}

function respondWithPlan(c: Context<AppEnv>, accepted: AnswerMediaType, plan: PlanJson): Response {
  const parts = renderParts(MEDIA_TYPES[accepted], plan, { at: Date.now() })
  if (parts === undefined) throw unsupportedFormat('plan', accepted)
  return respond(c, accepted, [...parts].join(''))
}

/** @throws HttpProblem if there is neither an answer nor a plan */
function planOf(outcome: NoAnswer): PlanJson {
  switch (outcome.kind) {
    case 'plan':
      return outcome.plan
    case 'mistakes':
      throw invalidQuery(outcome.diagnostics, 'the query cannot be answered')
    case 'unavailable':
      throw new HttpProblem('unavailable', outcome.message)
  }
}

function respond(
  c: Context<AppEnv>,
  type: AnswerMediaType,
  body: string | ReturnType<typeof answerBody>,
): Response {
  c.header('Vary', 'Accept')
  const contentType = type.startsWith('text/') ? `${type}; charset=utf-8` : type
  return c.body(body, 200, { 'Content-Type': contentType })
}

const unsupportedFormat = (kind: string, type: AnswerMediaType): HttpProblem =>
  notAcceptable(`a ${kind} cannot be written as ${type}`)

const notAcceptable = (detail: string): HttpProblem =>
  new HttpProblem('not-acceptable', detail, { available: ANSWER_MEDIA_TYPES })
