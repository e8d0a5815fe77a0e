import type { Context } from 'hono'
import type { IngestOutcome } from '../app/create-ingest.ts'
import type { AppEnv } from './app-env.ts'
import type { IntakeOf } from './event-intake.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isUtf8, readContentType } from './media-type.ts'
import { senderOf } from './permit-of.ts'
import { PROBLEM_OF_FAULT } from './problem-of-fault.ts'
import { withBody } from './read-body.ts'

/** `POST /api/v1/lineage`: one OpenLineage event. Answers 201 after the commit. Stores a refused event before it answers. */
export function lineageRoute({
  limits,
  reader,
  ingest,
  keep,
}: IntakeOf<'ingest'>): (c: Context<AppEnv>) => Promise<Response> {
  return async (c) => {
    const type = readContentType(c.req.header('content-type'))
    if (type !== undefined && !(isJson(type) && isUtf8(type)))
      throw new HttpProblem('unsupported-media-type', 'an event must be sent as application/json, in UTF-8')
    const sender = c.get('holder')
    const warnings = await withBody(c, limits, async (body) => {
      try {
        const from = { bytes: body.byteLength, ...senderOf(c) }
        const outcome = await ingest.take(reader.event(body, sender), from)
        if (isOfFault(outcome, 'no-event') && beginsArray(body))
          throw new HttpProblem('not-an-event', 'an array of events must be sent to /api/v1/lineage/batch')
        return accepted(outcome)
      } catch (error) {
        if (error instanceof HttpProblem && isStored(error)) {
          const { problem, message: reason, members } = error
          const path = typeof members.path === 'string' ? { path: members.path } : {}
          await keep('event', sender, { problem, reason, ...path, body })
        }
        throw error
      }
    })
    return c.json(warnings.length === 0 ? { status: 'success' } : { status: 'success', warnings }, 201)
  }
}

const isOfFault = (outcome: IngestOutcome, fault: 'no-event'): boolean =>
  outcome.kind === 'refused' && outcome.fault === fault

/** Whether the first character that is not white space is `[`. */
const beginsArray = (body: Uint8Array): boolean =>
  Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 64))
    .toString()
    .trimStart()
    .startsWith('[')

/** Whether to store a refused event. Not if the sender should retry it, or may not send it. */
const isStored = ({ problem }: HttpProblem): boolean => problem !== 'unavailable' && problem !== 'forbidden'

/** The warnings of a stored event. @throws HttpProblem for every other outcome */
function accepted(outcome: IngestOutcome): readonly string[] {
  switch (outcome.kind) {
    case 'stored':
      return [...new Set([...outcome.warnings, ...outcome.commitWarnings])]
    case 'refused': {
      const { reason, path, errors } = outcome.refusal
      throw new HttpProblem(PROBLEM_OF_FAULT[outcome.fault], reason, {
        ...(path === undefined ? {} : { path }),
        ...(errors === undefined ? {} : { errors }),
      })
    }
    case 'unavailable':
      throw new HttpProblem('unavailable', outcome.message)
    case 'failed':
      throw new HttpProblem('internal-error', 'the event could not be merged')
  }
}
