import {
  readSubmittedEntity,
  readSubmittedEvent,
  type SubmittedEntity,
  type SubmittedEvent,
} from '../../app/read-submitted.ts'
import { err } from '../../lib/result.ts'
import { decodeJson } from '../decode-json.ts'
import { HttpProblem } from '../http-problem.ts'
import type { JsonLimits } from './json-shape.ts'

/** The namespaces declared to be others, by name. */
export type Same = ReadonlyMap<string, string> | undefined

/** Reads one OpenLineage event from its bytes; what is wrong with the bytes is a refusal too. Never throws. */
export const readEventBytes = (bytes: Uint8Array, limits: JsonLimits, same: Same): SubmittedEvent =>
  reading(bytes, limits, (value) => readSubmittedEvent(value, same))

/** Reads one native entity from its bytes. `at`: when it came, in ms since 1970. Never throws. */
export const readEntityBytes = (
  bytes: Uint8Array,
  limits: JsonLimits,
  same: Same,
  at: number,
): SubmittedEntity => reading(bytes, limits, (value) => readSubmittedEntity(value, at, same))

function reading<T extends SubmittedEvent | SubmittedEntity>(
  bytes: Uint8Array,
  limits: JsonLimits,
  read: (value: unknown) => T,
): T | Extract<SubmittedEvent, { readonly ok: false }> {
  let value: unknown
  try {
    value = decodeJson(bytes, limits)
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    const fault = error.problem === 'body-too-large' ? 'too-large' : 'malformed'
    return err({ fault, reason: error.message })
  }
  return read(value)
}
