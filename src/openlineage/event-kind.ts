import type { JsonObject } from '../lib/json.ts'

export type EventType = 'run' | 'job' | 'dataset'

const KINDS: ReadonlyMap<string, EventType> = new Map([
  ['RunEvent', 'run'],
  ['JobEvent', 'job'],
  ['DatasetEvent', 'dataset'],
])

/**
 * The kind of an event, from the last path segment of schemaURL (any version, `#/definitions` or `#/$defs`). If that is missing
 * or unknown, the members of the event decide. Undefined if neither determines it.
 */
export function eventKind(event: JsonObject): EventType | undefined {
  const named = typeof event.schemaURL === 'string' ? KINDS.get(lastSegment(event.schemaURL)) : undefined
  if (named !== undefined) return named
  if (has(event, 'run')) return 'run'
  if (has(event, 'dataset')) return 'dataset'
  return has(event, 'job') ? 'job' : undefined
}

const has = (event: JsonObject, key: string): boolean =>
  Object.hasOwn(event, key) && event[key] !== undefined && event[key] !== null

const lastSegment = (url: string): string => url.slice(url.lastIndexOf('/') + 1)
