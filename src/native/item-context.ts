import type {
  Aggregate,
  DatasetFacts,
  DatasetName,
  JobFacts,
  StandaloneEntity,
  Veto,
} from '../domain/aggregate.ts'
import type { Id } from '../domain/ids.ts'
import type { Stamp } from '../domain/stamp.ts'
import type { Instant } from '../domain/time.ts'
import type { EventDraft } from '../openlineage/event-draft.ts'
import type { Json } from '../lib/json.ts'

/** The inputs of an item's reader besides the item. */
export interface ItemContext {
  readonly at: Instant
  readonly stamp: Stamp
  readonly draft: EventDraft
  readonly producer: string | undefined
  /** Generates the id of a run or operation whose item names none. */
  readonly newId: () => Id
}

/** What one item becomes. The datasets, jobs and content that it names are in the draft. */
export interface ItemResult {
  /** Later items and queries name the entity by this id. */
  readonly id: Id
  /** The id of an operation's node in the graph; absent for all other entities. */
  readonly operationId?: Id
  readonly aggregate?: Aggregate
  readonly jobs?: readonly JobFacts[]
  readonly entities?: readonly StandaloneEntity[]
  readonly vetoes?: readonly Veto[]
}

export type Fields = { readonly [field: string]: Json }

/** Gives one stamp to every member that is not undefined. A null withdraws an earlier value. */
export function stampDefined(
  values: { readonly [field: string]: Json | undefined },
  stamp: Stamp,
): Aggregate['run'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, { value, stamp }]],
    ),
  )
}

/** The members that are not undefined. A null withdraws an earlier value, so it is included. */
export function definedFields(values: { readonly [field: string]: Json | undefined }): Fields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  )
}

/** Facts that say only that a dataset exists. Callers add to them. */
export const bareDataset = (
  { namespace, name }: DatasetName,
  stamp: Stamp,
): Omit<DatasetFacts, 'place' | 'schema' | 'renamedFrom'> => ({
  kind: 'dataset',
  namespace,
  name,
  stamp,
  fields: {},
  columns: [],
  symlinks: [],
})
