import type { JsonObject } from '../lib/json.ts'
import type { EventDraft } from './event-draft.ts'
import { text } from './json-parts.ts'

/** Reads `producer`, at most 4,096 characters. Unlike in the specification, it need not be a URI. */
export function readProducer(event: JsonObject, draft: EventDraft): string | undefined {
  return text(event, 'producer', draft, 4096)
}
