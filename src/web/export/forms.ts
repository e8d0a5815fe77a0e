/** An export format that the server writes. */
export interface ServerForm {
  readonly name: string
  /** A short description. */
  readonly hint: string
  readonly accept: string
  readonly ending: string
  /** Whether tables can be exported in this format. */
  readonly tables: boolean
}

/** Export formats (docs/outputs.md), most common first. */
export const SERVER_FORMS: readonly ServerForm[] = [
  { name: 'CSV', hint: 'spreadsheets', accept: 'text/csv', ending: 'csv', tables: true },
  { name: 'JSON', hint: 'all fields', accept: 'application/json', ending: 'json', tables: true },
  { name: 'NDJSON', hint: 'line by line', accept: 'application/x-ndjson', ending: 'ndjson', tables: true },
  { name: 'DOT', hint: 'Graphviz', accept: 'text/vnd.graphviz', ending: 'dot', tables: false },
  { name: 'Mermaid', hint: 'Markdown, wikis', accept: 'text/vnd.mermaid', ending: 'mmd', tables: false },
  {
    name: 'GraphML',
    hint: 'yEd, Gephi',
    accept: 'application/graphml+xml',
    ending: 'graphml',
    tables: false,
  },
  {
    name: 'OpenLineage',
    hint: 'events',
    accept: 'application/vnd.tributary.openlineage+x-ndjson',
    ending: 'openlineage.ndjson',
    tables: false,
  },
]
