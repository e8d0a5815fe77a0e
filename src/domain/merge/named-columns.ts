import type { ColumnLink, DatasetName, MappingBody } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Batch } from './batch.ts'
import { idOfName } from './dataset-ids.ts'
import { hasSchemaId } from './edge-ids.ts'
import type { WorkingSet } from './working-set.ts'

/** Columns by dataset and name, with the time of the first event that names each. */
export type NamedColumns = ReadonlyMap<Id, ReadonlyMap<string, Instant>>

/**
 * The columns that a batch names earlier than known so far. The columns of a schema or Mapping are known since the
 * first event that carried it, and most events only repeat that. Must be read before the batch's facts are written.
 */
export function newlyNamed(batch: Batch, set: WorkingSet): NamedColumns {
  const named = new Columns()
  // Repeated columns matter only if the batch names other columns of the same datasets, which is rare. They are
  // collected last.
  const repeats: ((known: Columns) => void)[] = []
  for (const [id, { label, body, firstSeen }] of batch.content) {
    if (label !== 'Mapping') continue
    const since = set.node('Mapping', id)?.props.firstSeen as number | undefined
    const repeated = since !== undefined && since <= firstSeen
    const add = (columns: Columns): void =>
      addMapping(columns, JSON.parse(body) as MappingBody, repeated ? since : firstSeen)
    if (repeated) repeats.push(add)
    else add(named)
  }
  for (const { id, schemas, columns } of batch.datasets.values()) {
    for (const { id: schema, role, fields, firstSeen } of schemas.values()) {
      const edge = set.edge('HAS_SCHEMA', hasSchemaId(id, schema, role), id)
      const since = edge?.props.firstSeen as number | undefined
      const repeated = since !== undefined && since <= firstSeen
      const add = (columns: Columns): void => {
        for (const { name } of fields) columns.add(id, name, repeated ? since : firstSeen)
      }
      if (repeated) repeats.push(add)
      else add(named)
    }
    for (const [name, at] of columns) named.add(id, name, at)
  }
  if (named.byDataset.size === 0) return named.byDataset
  const known = new Columns()
  for (const repeat of repeats) repeat(known)
  return named.without(known)
}

class Columns {
  readonly byDataset = new Map<Id, Map<string, Instant>>()

  add(dataset: Id, name: string, at: Instant): void {
    const columns = this.byDataset.get(dataset)
    if (columns === undefined) this.byDataset.set(dataset, new Map([[name, at]]))
    else columns.set(name, Math.min(columns.get(name) ?? at, at))
  }

  /** The columns that `others` does not have, or has only later. */
  without(others: Columns): NamedColumns {
    const out = new Map<Id, Map<string, Instant>>()
    for (const [dataset, columns] of this.byDataset) {
      const known = others.byDataset.get(dataset)
      const left = [...columns].filter(([name, at]) => (known?.get(name) ?? Infinity) > at)
      if (left.length > 0) out.set(dataset, new Map(left))
    }
    return out
  }
}

function addMapping(columns: Columns, body: MappingBody, at: Instant): void {
  const add = (dataset: DatasetName, column: string): void =>
    columns.add(idOfName({ namespace: dataset.namespace, name: dataset.name }), column, at)
  const addLink = (target: DatasetName, { from, to, transformation }: ColumnLink): void => {
    add(from, from.column)
    add(target, to)
    // If collapsed with the links of other columns, it applies to the whole dataset.
    if (transformation === 'INDIRECT') add(target, '*')
  }
  if (body.kind === 'columnLineage') for (const link of body.links) addLink(body.target, link)
  else for (const link of body.columns) addLink(link.target, link)
  if (body.kind === 'columnLineage') for (const column of body.bare ?? []) add(body.target, column)
  else for (const { target, column } of body.bare ?? []) add(target, column)
}
