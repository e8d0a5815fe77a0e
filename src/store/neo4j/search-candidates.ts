import type { Id } from '../../domain/ids.ts'
import type { SearchCandidate } from '../../query/search-request.ts'

/**
 * A possible hit, as a statement returns it. Its description, which may be long, is replaced by the searched words that it
 * contains. `own` is the id of the matched node; `id` is that of the canonical member of its identity group.
 */
export interface Candidate extends SearchCandidate {
  readonly own?: Id
}

interface Row {
  readonly own: Id
  readonly id: Id
  readonly name: string
  /** The searched words that the description contains. */
  readonly described: readonly string[]
}

export interface ThingRow extends Row {
  readonly namespace: string
}

export interface ColumnRow extends Row {
  readonly datasetId: Id
  readonly datasetNamespace: string
  readonly datasetName: string
}

export interface LabelRow {
  readonly id: Id
  readonly name: string
  readonly value: string | null
}

export const thingOf = (
  kind: 'dataset' | 'job',
  { own, id, namespace, name, described }: ThingRow,
): Candidate => ({
  kind,
  own,
  id,
  namespace,
  name,
  ...descriptionOf(described),
})

export const columnOf = (row: ColumnRow): Candidate => ({
  kind: 'column',
  own: row.own,
  id: row.id,
  name: row.name,
  dataset: { id: row.datasetId, namespace: row.datasetNamespace, name: row.datasetName },
  ...descriptionOf(row.described),
})

export const labelOf = (kind: 'tag' | 'user', { id, name, value }: LabelRow): Candidate => ({
  kind,
  id,
  name,
  ...(value === null ? {} : { value }),
})

/** Words contain no spaces, so a joined text contains each of them. */
const descriptionOf = (words: readonly string[]) =>
  words.length === 0 ? {} : { description: words.join(' ') }
