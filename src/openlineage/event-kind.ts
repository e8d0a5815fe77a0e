import type { JsonObject } from '../lib/json.ts'

export type EventType = 'run' | 'job' | 'dataset'

const KINDS: ReadonlyMap<string, EventType> = new Map([
  ['RunEvent', 'run'],
  ['JobEvent', 'job'],
  ['DatasetEvent', 'dataset'],
])

/**
 * What kind of event this is: by the last path segment of schemaURL (any version, `#/definitions` or `#/$defs`), where it
 * is missing or unknown by shape. Undefined if neither tells.
 */
export function eventKind(event: JsonObject): EventType | undefined {
  const named = typeof event.schemaURL === 'string' ? KINDS.get(lastSegment(event.schemaURL)) : undefined
  if (named !== undefined) return named
  if (event.run !== undefined) return 'run'
  if (event.dataset !== undefined) return 'dataset'
  return event.job === undefined ? undefined : 'job'
}

const lastSegment = (url: string): string => url.slice(url.lastIndexOf('/') + 1)
