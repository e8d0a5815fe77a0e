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

/** Declared aliases of dataset namespaces: alias → namespace. */
export type NamespaceAliases = ReadonlyMap<string, string> | undefined

/** Parses and reads one OpenLineage event. Returns a refusal if the bytes are not JSON; does not throw HttpProblem. */
export const readEventBytes = (
  bytes: Uint8Array,
  limits: JsonLimits,
  aliases: NamespaceAliases,
): SubmittedEvent => reading(bytes, limits, (value) => readSubmittedEvent(value, aliases))

/** The same for one entity. `at`: the time of arrival in milliseconds since 1970. */
export const readEntityBytes = (
  bytes: Uint8Array,
  limits: JsonLimits,
  aliases: NamespaceAliases,
  at: number,
): SubmittedEntity => reading(bytes, limits, (value) => readSubmittedEntity(value, at, aliases))

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
