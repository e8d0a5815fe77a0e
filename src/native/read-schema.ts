import type { DatasetFacts } from '../domain/aggregate.ts'
import type { Json } from '../lib/json.ts'
import type { EventDraft } from '../openlineage/event-draft.ts'
import { schema as schemaFacet } from '../openlineage/facets/schema.ts'
import { placeOf } from '../openlineage/naming/place-of.ts'
import type { Item } from './items.ts'
import type { Field } from './parts.ts'
import { bareDataset, type ItemRead, type Reading } from './reading.ts'

type Schema = Omit<NonNullable<DatasetFacts['schema']>, 'role'>

/** The Schema of these columns, as the facet is read: nested ones flattened, a digest that knows no order. */
export function readSchema(fields: readonly Field[], draft: EventDraft): Schema | undefined {
  return schemaFacet.read({ fields: fields as unknown as Json }, { ...draft, place: 'dataset' }).schema
}

/** A Schema by itself and, if it names one, of a dataset. */
export function readSchemaItem(item: Item<'schema'>, { stamp, draft }: Reading): ItemRead {
  const schema = readSchema(item.fields, draft)!
  if (item.dataset !== undefined) {
    const name = draft.normalise(item.dataset)
    const place = placeOf(name)
    draft.describe({
      ...bareDataset(name, stamp),
      schema: { ...schema, role: 'declared' },
      ...(place === undefined ? {} : { place }),
    })
  }
  return { id: schema.id, entities: [{ kind: 'schema', ...schema }] }
}
