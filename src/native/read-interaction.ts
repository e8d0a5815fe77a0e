import type { DatasetUse } from '../domain/aggregate.ts'
import { readId, wroteId } from '../domain/merge/edge-ids.ts'
import { datasetId } from '../domain/ids.ts'
import { placeOf } from '../openlineage/naming/place-of.ts'
import type { Item } from './items.ts'
import { idOfOperation, operationOf, ownOperation, runOf } from './keys.ts'
import { aggregateOf } from './read-activity.ts'
import { readSchema } from './read-schema.ts'
import { bareDataset, type ItemResult, type ItemContext } from './item-context.ts'

/** Reads one read or write of a dataset by an operation. Neither need exist yet. */
export function readInteraction(item: Item<'interaction'>, context: ItemContext): ItemResult {
  const { stamp, draft } = context
  const run = runOf(item.run)
  const operation = item.operation === undefined ? ownOperation(run) : operationOf(run, item.operation)
  const name = draft.normalise(item.dataset)
  const id = datasetId(name.namespace, name.name)
  const reads = item.type === 'read'
  const schema = item.schema && readSchema(item.schema, draft)
  const place = placeOf(name)
  draft.describe({
    ...bareDataset(name, stamp),
    ...(schema === undefined ? {} : { schema: { ...schema, role: reads ? 'read' : 'written' } }),
    ...(place === undefined ? {} : { place }),
  })
  const renamed = name.namespace !== item.dataset.namespace || name.name !== item.dataset.name
  const types = typesIn(item.type)
  const use: DatasetUse = {
    ...name,
    ...(renamed ? { raw: item.dataset } : {}),
    ...(schema === undefined ? {} : { schema: { value: schema.id, stamp } }),
    ...(item.version === undefined ? {} : { version: { value: item.version, stamp } }),
    ...statisticsIn(item),
    ...(types.length === 0 ? {} : { types }),
    ...(item.connectAs === undefined ? {} : { connectAs: { value: item.connectAs, stamp } }),
  }
  const aggregate = aggregateOf(operation, context, { [reads ? 'inputs' : 'outputs']: { [id]: use } })
  return { id: (reads ? readId : wroteId)(idOfOperation(operation), id), aggregate }
}

/** The ways of writing. Empty for a read, and for a `write` that names none. */
function typesIn(type: Item<'interaction'>['type']): readonly string[] {
  if (type === 'read' || type === 'write') return []
  return [...new Set(typeof type === 'string' ? [type] : type)].sort()
}

function statisticsIn({ numBytes, numRows, numFiles }: Item<'interaction'>): Pick<DatasetUse, 'statistics'> {
  const statistics = {
    ...(numBytes === undefined ? {} : { numBytes }),
    ...(numRows === undefined ? {} : { numRows }),
    ...(numFiles === undefined ? {} : { numFiles }),
  }
  return Object.keys(statistics).length === 0 ? {} : { statistics }
}
