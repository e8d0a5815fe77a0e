import type { Id } from '../../domain/ids.ts'
import type { SearchCandidate } from '../../query/search-request.ts'

/**
 * Something that may be meant, as a statement finds it: instead of its description, which may be long, stand those words that
 * it has; `own` is the node that has it, whose identity group another may stand for.
 */
export interface Candidate extends SearchCandidate {
  readonly own?: Id
}

interface Row {
  readonly own: Id
  readonly id: Id
  readonly name: string
  readonly told: readonly string[]
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
  { own, id, namespace, name, told }: ThingRow,
): Candidate => ({
  kind,
  own,
  id,
  namespace,
  name,
  ...descriptionOf(told),
})

export const columnOf = (row: ColumnRow): Candidate => ({
  kind: 'column',
  own: row.own,
  id: row.id,
  name: row.name,
  dataset: { id: row.datasetId, namespace: row.datasetNamespace, name: row.datasetName },
  ...descriptionOf(row.told),
})

export const labelOf = (kind: 'tag' | 'user', { id, name, value }: LabelRow): Candidate => ({
  kind,
  id,
  name,
  ...(value === null ? {} : { value }),
})

/** No word has a space. */
const descriptionOf = (told: readonly string[]) => (told.length === 0 ? {} : { description: told.join(' ') })
