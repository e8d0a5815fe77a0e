import type { Context, Handler } from 'hono'
import type { Ask, AskOutcome } from '../app/ask.ts'
import type { QueryText } from '../app/query-text.ts'
import type { AnswerJson } from '../render/answer-json.ts'
import { renderParts } from '../render/formats.ts'
import { toAnswerJson, toNotes } from '../render/json.ts'
import { ANSWER_MEDIA_TYPES, MEDIA_TYPES, type AnswerMediaType } from './answer-formats.ts'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'
import { negotiate } from './negotiate.ts'
import { readQuestion } from './query-body.ts'
import { withBody, type BodyLimits } from './read-body.ts'
import { streamParts } from './stream-parts.ts'

/** `POST /api/v1/query` and `/api/v1/explain`: a question in, an answer in the form that `Accept` asks for. */
export function queryRoute(ask: Ask, limits: BodyLimits, tools: Pick<QueryText, 'ofTree'>): Handler<AppEnv> {
  return async (c) => {
    const accepted = negotiate(c.req.header('accept'), ANSWER_MEDIA_TYPES)
    if (accepted === undefined) throw notAcceptable('an answer comes as one of these')
    return withBody(c, limits, async (body) => {
      const question = readQuestion(c.req.header('content-type'), body, tools)
      const answer = toAnswer(await ask({ ...question, signal: c.req.raw.signal }))
      const parts = renderParts(MEDIA_TYPES[accepted], answer, { at: Date.now() })
      if (parts === undefined) throw notAcceptable(`a ${answer.kind} cannot be written as ${accepted}`)
      return respond(c, accepted, answer, parts)
    })
  }
}

function toAnswer(outcome: AskOutcome): AnswerJson {
  switch (outcome.kind) {
    case 'answer':
      return toAnswerJson(outcome.answer)
    case 'plan':
      return outcome.plan
    case 'mistakes': {
      const first = outcome.diagnostics.find(({ severity }) => severity === 'error')
      throw new HttpProblem('invalid-query', first?.message ?? 'the query cannot be answered', {
        diagnostics: toNotes(outcome.diagnostics),
      })
    }
    case 'unavailable':
      throw new HttpProblem('unavailable', outcome.message)
  }
}

function respond(
  c: Context<AppEnv>,
  type: AnswerMediaType,
  answer: AnswerJson,
  parts: Iterable<string>,
): Response {
  c.header('Vary', 'Accept')
  // CSV has no place for remarks, and whoever reads it must still be able to tell a part from the whole.
  if (answer.kind !== 'plan') c.header('Tributary-Complete', String(answer.complete))
  const contentType = type.startsWith('text/') ? `${type}; charset=utf-8` : type
  // Most forms are one text, whose length can be told; those of many parts are sent as they are made.
  const body = Array.isArray(parts) ? parts.join('') : streamParts(parts)
  return c.body(body, 200, { 'Content-Type': contentType })
}

const notAcceptable = (detail: string): HttpProblem =>
  new HttpProblem('not-acceptable', detail, { available: ANSWER_MEDIA_TYPES })
