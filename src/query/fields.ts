import type { NodeKind } from '../domain/lineage-graph.ts'

export type FieldType = 'text' | 'number' | 'time' | 'duration' | 'boolean'

/** A field of the language: the type of its values, and which kinds of node have it. */
export interface Field {
  readonly type: FieldType
  readonly of: readonly NodeKind[]
  /** Known from the walk or the name of the node, without a request to the store. */
  readonly local?: true
}

const ALL: readonly NodeKind[] = ['dataset', 'column', 'job', 'run', 'operation']
const NAMED: readonly NodeKind[] = ['dataset', 'column', 'job']
const EXECUTIONS: readonly NodeKind[] = ['run', 'operation']

/** Every field, with everything that is checked before a query runs. */
export const FIELDS: Readonly<Record<string, Field>> = {
  kind: { type: 'text', of: ALL, local: true },
  namespace: { type: 'text', of: ALL, local: true },
  name: { type: 'text', of: ALL, local: true },
  distance: { type: 'number', of: ALL, local: true },
  change: { type: 'text', of: ALL, local: true },
  upstreams: { type: 'number', of: ALL },
  downstreams: { type: 'number', of: ALL },
  firstSeen: { type: 'time', of: ALL },
  type: { type: 'text', of: ALL },
  format: { type: 'text', of: ['dataset'] },
  storage: { type: 'text', of: ['dataset'] },
  location: { type: 'text', of: ['dataset', 'job'] },
  tag: { type: 'text', of: NAMED },
  owner: { type: 'text', of: NAMED },
  description: { type: 'text', of: NAMED },
  column: { type: 'text', of: ['dataset'] },
  schema: { type: 'text', of: ['dataset'] },
  lastRead: { type: 'time', of: ['dataset'] },
  lastWritten: { type: 'time', of: ['dataset'] },
  status: { type: 'text', of: ['dataset', 'job', ...EXECUTIONS] },
  dataset: { type: 'text', of: ['column'], local: true },
  lastRun: { type: 'time', of: ['job'] },
  producer: { type: 'text', of: ['job', ...EXECUTIONS] },
  job: { type: 'text', of: EXECUTIONS },
  startedAt: { type: 'time', of: EXECUTIONS },
  endedAt: { type: 'time', of: EXECUTIONS },
  duration: { type: 'duration', of: EXECUTIONS },
  externalId: { type: 'text', of: EXECUTIONS },
  basis: { type: 'text', of: ['dataset', 'column'], local: true },
}

/** The field of this name, if there is one. */
export function fieldNamed(name: string): Field | undefined {
  return Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
}

/** The names of the fields that at least one of these kinds has, in the order of the table. */
export function fieldsOf(kinds: Iterable<NodeKind>): readonly string[] {
  const wanted = new Set(kinds)
  return Object.keys(FIELDS).filter((name) => FIELDS[name]!.of.some((kind) => wanted.has(kind)))
}
