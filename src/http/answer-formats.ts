import type { Format } from '../render/format-names.ts'

/** The media types of answers. JSON is first: it is the default for any type and without `Accept`. */
export const MEDIA_TYPES = {
  'application/json': 'json',
  'text/plain': 'text',
  'text/vnd.tributary.tree': 'tree',
  'text/vnd.tributary.table': 'table',
  'text/csv': 'csv',
  'text/vnd.graphviz': 'dot',
  'text/vnd.mermaid': 'mermaid',
  'application/x-ndjson': 'ndjson',
  'application/graphml+xml': 'graphml',
  'application/vnd.tributary.openlineage+x-ndjson': 'openlineage',
} as const satisfies Readonly<Record<string, Format>>

export type AnswerMediaType = keyof typeof MEDIA_TYPES

export const ANSWER_MEDIA_TYPES = Object.keys(MEDIA_TYPES) as readonly AnswerMediaType[]
