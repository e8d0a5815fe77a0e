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

/** What the reader of an item is given besides it. */
export interface Reading {
  readonly at: Instant
  readonly stamp: Stamp
  readonly draft: EventDraft
  readonly producer: string | undefined
  /** The id of a run or operation that has none of its own. */
  readonly newId: () => Id
}

/** What an item comes to; the datasets, jobs and content that it names are in the draft. */
export interface ItemRead {
  /** By which later items and queries know the thing. */
  readonly id: Id
  /** Of operations: the Operation's id in the graph. */
  readonly operationId?: Id
  readonly aggregate?: Aggregate
  readonly jobs?: readonly JobFacts[]
  readonly entities?: readonly StandaloneEntity[]
  readonly vetoes?: readonly Veto[]
}

export type Fields = { readonly [field: string]: Json }

/** The members that are there, under one stamp; null withdraws. */
export function stampedOf(
  values: { readonly [field: string]: Json | undefined },
  stamp: Stamp,
): Aggregate['run'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, { value, stamp }]],
    ),
  )
}

/** The members that are there. */
export function told(values: { readonly [field: string]: Json | undefined }): Fields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  )
}

/** Facts of a dataset that say nothing but that it is, to be filled. */
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
