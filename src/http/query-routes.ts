import type { Context } from 'hono'
import { z } from 'zod'
import type { AskOutcome, Asking, NoAnswer } from '../app/ask.ts'
import type { QueryText } from '../app/query-text.ts'
import type { PlanJson } from '../render/answer-json.ts'
import { renderParts } from '../render/formats.ts'
import { toAnswerJson, writtenJson } from '../render/json.ts'
import { ANSWER_MEDIA_TYPES, MEDIA_TYPES, type AnswerMediaType } from './answer-formats.ts'
import type { AppEnv } from './app-env.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { HttpProblem } from './http-problem.ts'
import { invalidQuery } from './invalid-query.ts'
import { negotiate } from './negotiate.ts'
import { QUERY_FORM, questionOf } from './query-body.ts'
import { Answer } from './shapes/answer.ts'
import { streamParts } from './stream-parts.ts'

const REPLY = {
  200: {
    description: 'The answer, in the form that `Accept` asks for.',
    content: {
      'application/json': Answer,
      ...Object.fromEntries(ANSWER_MEDIA_TYPES.slice(1).map((type) => [type, z.string()])),
    },
    headers: { 'Tributary-Complete': 'Whether the answer is whole: true or false; none of a plan.' },
  },
}
const told = {
  method: 'POST',
  scope: 'read',
  group: 'Queries',
  body: QUERY_FORM,
  replies: REPLY,
  problems: ['invalid-query', 'not-acceptable', 'unavailable'],
} as const

/** `POST /api/v1/query` and `/api/v1/explain`: a question in, an answer in the form that `Accept` asks for. */
export const queryRoutes = (
  { ask, askWritten, explain }: Asking,
  tools: Pick<QueryText, 'ofTree'>,
): readonly Endpoint[] => [
  endpoint({
    ...told,
    path: '/api/v1/query',
    name: 'query',
    summary: 'Answers a query',
    async handle({ c, body }) {
      const accepted = acceptedOf(c)
      const question = { ...questionOf(body, tools), signal: c.req.raw.signal }
      if (MEDIA_TYPES[accepted] !== 'json') return respondInForm(c, accepted, await ask(question))
      const outcome = await askWritten(question)
      if (outcome.kind === 'answer')
        return respond(c, accepted, outcome.answer, [`${writtenJson(outcome.answer)}\n`])
      return respond(c, accepted, undefined, [`${JSON.stringify(planOf(outcome))}\n`])
    },
  }),
  endpoint({
    ...told,
    path: '/api/v1/explain',
    name: 'explain',
    summary: 'Shows how a query would be answered',
    async handle({ c, body }) {
      const accepted = acceptedOf(c)
      const question = { ...questionOf(body, tools), signal: c.req.raw.signal }
      return respondInForm(c, accepted, await explain(question))
    },
  }),
]

function acceptedOf(c: Context<AppEnv>): AnswerMediaType {
  const accepted = negotiate(c.req.header('accept'), ANSWER_MEDIA_TYPES)
  if (accepted === undefined) throw notAcceptable('an answer comes as one of these')
  return accepted
}

function respondInForm(c: Context<AppEnv>, accepted: AnswerMediaType, outcome: AskOutcome): Response {
  const answer = outcome.kind === 'answer' ? toAnswerJson(outcome.answer) : planOf(outcome)
  const parts = renderParts(MEDIA_TYPES[accepted], answer, { at: Date.now() })
  if (parts === undefined) throw notAcceptable(`a ${answer.kind} cannot be written as ${accepted}`)
  return respond(c, accepted, answer.kind === 'plan' ? undefined : answer, parts)
}

/** @throws HttpProblem for a question that has no answer */
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
  /** Of an answer, not of a plan. */
  answer: { readonly complete: boolean } | undefined,
  parts: Iterable<string>,
): Response {
  c.header('Vary', 'Accept')
  // CSV has no place for remarks, and whoever reads it must still be able to tell a part from the whole.
  if (answer !== undefined) c.header('Tributary-Complete', String(answer.complete))
  const contentType = type.startsWith('text/') ? `${type}; charset=utf-8` : type
  // Most forms are one text, whose length can be told; those of many parts are sent as they are made.
  const body = Array.isArray(parts) ? parts.join('') : streamParts(parts)
  return c.body(body, 200, { 'Content-Type': contentType })
}

const notAcceptable = (detail: string): HttpProblem =>
  new HttpProblem('not-acceptable', detail, { available: ANSWER_MEDIA_TYPES })
