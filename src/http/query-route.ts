import type { Context, Handler } from 'hono'
import type { Asking, NoAnswer } from '../app/ask.ts'
import type { QueryText } from '../app/query-text.ts'
import type { PlanJson } from '../render/answer-json.ts'
import { renderParts } from '../render/formats.ts'
import { toAnswerJson, toNotes, writtenJson } from '../render/json.ts'
import { ANSWER_MEDIA_TYPES, MEDIA_TYPES, type AnswerMediaType } from './answer-formats.ts'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'
import { negotiate } from './negotiate.ts'
import { readQuestion } from './query-body.ts'
import { withBody, type BodyLimits } from './read-body.ts'
import { streamParts } from './stream-parts.ts'

/** `POST /api/v1/query` and `/api/v1/explain`: a question in, an answer in the form that `Accept` asks for. */
export function queryRoute(
  { ask, askWritten }: Pick<Asking, 'ask'> & Partial<Pick<Asking, 'askWritten'>>,
  limits: BodyLimits,
  tools: Pick<QueryText, 'ofTree'>,
): Handler<AppEnv> {
  return async (c) => {
    const accepted = negotiate(c.req.header('accept'), ANSWER_MEDIA_TYPES)
    if (accepted === undefined) throw notAcceptable('an answer comes as one of these')
    return withBody(c, limits, async (body) => {
      const read = readQuestion(c.req.header('content-type'), body, tools)
      const question = { ...read, signal: c.req.raw.signal }
      if (MEDIA_TYPES[accepted] === 'json' && askWritten !== undefined) {
        const outcome = await askWritten(question)
        if (outcome.kind === 'answer')
          return respond(c, accepted, outcome.answer, [`${writtenJson(outcome.answer)}\n`])
        return respond(c, accepted, undefined, [`${JSON.stringify(planOf(outcome))}\n`])
      }
      const outcome = await ask(question)
      const answer = outcome.kind === 'answer' ? toAnswerJson(outcome.answer) : planOf(outcome)
      const parts = renderParts(MEDIA_TYPES[accepted], answer, { at: Date.now() })
      if (parts === undefined) throw notAcceptable(`a ${answer.kind} cannot be written as ${accepted}`)
      return respond(c, accepted, answer.kind === 'plan' ? undefined : answer, parts)
    })
  }
}

/** @throws HttpProblem for a question that has no answer */
function planOf(outcome: NoAnswer): PlanJson {
  switch (outcome.kind) {
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
