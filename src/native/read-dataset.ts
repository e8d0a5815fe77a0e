import type { DatasetFacts, Place } from '../domain/aggregate.ts'
import { datasetId } from '../domain/ids.ts'
import { sameAsId } from '../domain/merge/edge-ids.ts'
import { placeOf } from '../openlineage/naming/place-of.ts'
import type { Item } from './items.ts'
import { labelFieldsIn } from './label-fields-of-item.ts'
import { normaliseLocation } from './normalise-location.ts'
import { readSchema } from './read-schema.ts'
import { bareDataset, definedFields, type ItemResult, type ItemContext } from './item-context.ts'

/** Reads a dataset with its reported fields. */
export function readDataset(item: Item<'dataset'>, { stamp, draft }: ItemContext): ItemResult {
  const name = draft.normalise(item)
  const id = datasetId(name.namespace, name.name)
  const schema = item.schema && readSchema(item.schema, draft)
  const place = placeIn(item) ?? placeOf(name)
  const symlinks = (item.alias ?? []).map(({ kind, ...alias }) => {
    const other = draft.normalise(alias)
    draft.mention(other)
    return { ...other, ...(kind === undefined ? {} : { kind: kind.toUpperCase() }) }
  })
  const renamedFrom = item.renamedFrom && draft.normalise(item.renamedFrom)
  if (renamedFrom !== undefined) draft.mention(renamedFrom)
  draft.describe({
    ...bareDataset(name, stamp),
    fields: {
      ...definedFields({
        kind: item.kind?.toLowerCase() ?? item.kind,
        format: item.format,
        description: item.description,
      }),
      ...labelFieldsIn(item, draft.source),
    },
    symlinks,
    ...(schema === undefined ? {} : { schema: { ...schema, role: 'declared' } }),
    ...(renamedFrom === undefined ? {} : { renamedFrom }),
    ...(place === undefined ? {} : { place }),
  })
  return { id }
}

function placeIn({ storage, location }: Item<'dataset'>): Place | undefined {
  const at = storage?.location ?? location
  if (at === undefined) return undefined
  return {
    location: normaliseLocation(at),
    ...(storage === undefined ? {} : { storage: storage.name }),
  }
}

/** Reads an alias of a dataset: a stated SAME_AS pair. */
export function readAlias(item: Item<'alias'>, { stamp, draft }: ItemContext): ItemResult {
  const name = draft.normalise(item.dataset)
  const alias = draft.normalise(item.alias)
  draft.mention(alias)
  const symlink: DatasetFacts['symlinks'][number] = {
    ...alias,
    ...(item.kind === undefined ? {} : { kind: item.kind.toUpperCase() }),
  }
  const place = placeOf(name)
  draft.describe({
    ...bareDataset(name, stamp),
    symlinks: [symlink],
    ...(place === undefined ? {} : { place }),
  })
  return { id: sameAsId(datasetId(name.namespace, name.name), datasetId(alias.namespace, alias.name)) }
}
