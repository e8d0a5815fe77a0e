import { newId } from '../domain/ids.ts'
import { isJsonObject } from '../lib/json.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { readEntity, type ParsedEntity } from '../native/read-entity.ts'
import { eventKind } from '../openlineage/event-kind.ts'
import type { NamespaceAliases } from '../openlineage/naming/namespace-aliases.ts'
import { readEvent } from '../openlineage/read-event.ts'
import type { EventRead, ReadRefusal } from './create-ingest.ts'

/** An event or item as ingest takes it, or why not. Plain data, so that it can cross threads. */
export type SubmittedEvent = Result<EventRead, ReadRefusal>
export type SubmittedEntity = Result<ParsedEntity, ReadRefusal>

/** Reads a parsed OpenLineage event. */
export function readSubmittedEvent(value: unknown, same?: NamespaceAliases): SubmittedEvent {
  const read = readEvent(value, same)
  if (!read.ok) return err({ ...read.error, fault: faultOf(value) })
  const { observation, warnings, droppedFacets } = read.value
  return ok({ observation, warnings, droppedFacets })
}

/** Whether unreadable input is an event without a usable identity, or not an event. */
const faultOf = (value: unknown): 'identity' | 'no-event' =>
  isJsonObject(value) && eventKind(value) !== undefined ? 'identity' : 'no-event'

/** Reads a parsed item of native entities. `at`: when it arrived, in ms since 1970. */
export function readSubmittedEntity(value: unknown, at: number, same?: NamespaceAliases): SubmittedEntity {
  const read = readEntity(value, { now: at, newId, ...(same === undefined ? {} : { aliases: same }) })
  return read.ok ? read : err({ ...read.error, fault: 'identity' })
}
