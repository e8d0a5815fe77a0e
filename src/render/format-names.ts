/** The output formats of an answer. `text` is for people: a tree for a graph, a table for a table. */
export const FORMATS = [
  'json',
  'text',
  'tree',
  'table',
  'csv',
  'dot',
  'mermaid',
  'ndjson',
  'graphml',
  'openlineage',
] as const
export type Format = (typeof FORMATS)[number]
