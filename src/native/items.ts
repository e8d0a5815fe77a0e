import { z } from 'zod'
import { INTERACTION_TYPES } from '../openlineage/interaction-type.ts'
import * as part from './item-parts.ts'

const { name, namePair, text, time, word, withdrawable } = part

/** Members that every item may have. */
const provenance = {
  observedAt: time.optional().meta({
    description:
      'when this was true: if two items differ, the newer one wins. The default is the time of arrival',
  }),
  producer: name.optional().meta({ description: 'who reports this, such as the URL of the program' }),
}

const STATUSES = ['running', 'succeeded', 'failed', 'killed'] as const

const activity = {
  status: withdrawable(z.enum(STATUSES)),
  startedAt: withdrawable(time),
  endedAt: withdrawable(time),
  name: withdrawable(text),
  description: withdrawable(text),
}

const inOrder = (item: {
  startedAt?: number | null | undefined
  endedAt?: number | null | undefined
}): boolean =>
  typeof item.startedAt !== 'number' || typeof item.endedAt !== 'number' || item.startedAt <= item.endedAt
const ORDER = { path: ['endedAt'], message: 'must not be before startedAt' }

/** The schema of each kind of item, by its `entity`. Unknown members are refused, because a misspelt member would be lost silently. */
export const ITEMS = {
  location: z.strictObject({
    entity: z.literal('location'),
    type: name,
    name: part.nameOrEmpty,
    addresses: z.array(name).max(1000).optional(),
    ...provenance,
  }),
  storage: z.strictObject({ entity: z.literal('storage'), location: part.location, name, ...provenance }),
  dataset: z
    .strictObject({
      entity: z.literal('dataset'),
      namespace: name,
      name,
      kind: withdrawable(word),
      format: withdrawable(word),
      description: withdrawable(text),
      alias: z
        .array(namePair.extend({ kind: word.optional() }))
        .max(32)
        .optional()
        .meta({ description: 'other names of the same dataset; kind is TABLE or LOCATION' }),
      renamedFrom: namePair.optional(),
      schema: part.fields.optional(),
      location: part.location.optional(),
      storage: part.storage.optional(),
      tags: part.labels(part.columnTag),
      owners: part.labels(part.owner),
      ...provenance,
    })
    .refine(({ location, storage }) => location === undefined || storage === undefined, {
      path: ['location'],
      message: 'is redundant: storage already contains the location. Remove one of the two',
    }),
  job: z.strictObject({
    entity: z.literal('job'),
    namespace: name,
    name,
    type: withdrawable(word),
    description: withdrawable(text),
    sql: withdrawable(z.string().min(1)),
    dependsOn: part.labels(namePair),
    tags: part.labels(part.tag),
    owners: part.labels(part.owner),
    ...provenance,
  }),
  runner: z.strictObject({
    entity: z.literal('runner'),
    type: name,
    version: name.optional(),
    location: part.location.optional(),
    ...provenance,
  }),
  user: z.strictObject({ entity: z.literal('user'), name, ...provenance }),
  run: z
    .strictObject({
      entity: z.literal('run'),
      ...part.runKey,
      ...activity,
      endedReason: withdrawable(text),
      attempt: withdrawable(part.count),
      logUrl: withdrawable(text),
      nominalStart: withdrawable(time),
      nominalEnd: withdrawable(time),
      user: withdrawable(name),
      runner: withdrawable(
        z.strictObject({ type: name, version: name.optional(), location: part.location.optional() }),
      ),
      parent: withdrawable(part.runReference),
      ...provenance,
    })
    .refine(inOrder, ORDER),
  operation: z
    .strictObject({
      entity: z.literal('operation'),
      run: part.runReference,
      ...part.operationKey,
      ...activity,
      type: withdrawable(z.enum(['batch', 'streaming'])),
      sql: withdrawable(z.string().min(1)),
      position: withdrawable(part.count),
      group: withdrawable(word),
      ...provenance,
    })
    .refine(inOrder, ORDER),
  schema: z.strictObject({
    entity: z.literal('schema'),
    fields: part.fields,
    dataset: namePair.optional().meta({ description: 'a dataset with this schema' }),
    ...provenance,
  }),
  interaction: z.strictObject({
    entity: z.literal('interaction'),
    run: part.runReference,
    operation: part.operationReference
      .optional()
      .meta({ description: 'one of the operations of the run; the default is the run itself' }),
    dataset: namePair,
    type: z
      .union([z.enum(['read', 'write', ...INTERACTION_TYPES]), z.array(z.enum(INTERACTION_TYPES)).min(1)])
      .meta({ description: 'read, write, or one or several ways of writing' }),
    numBytes: part.count.optional(),
    numRows: part.count.optional(),
    numFiles: part.count.optional(),
    schema: part.fields.optional(),
    version: word.optional(),
    connectAs: name.optional().meta({ description: 'the name of the user' }),
    ...provenance,
  }),
  alias: z.strictObject({
    entity: z.literal('alias'),
    dataset: namePair,
    alias: namePair,
    kind: word.optional().meta({ description: 'what the alias is to the dataset: TABLE or LOCATION' }),
    ...provenance,
  }),
  veto: z.strictObject({
    entity: z.literal('veto'),
    datasets: z.tuple([namePair, namePair]).meta({ description: 'two datasets, in either order' }),
    vetoed: z.boolean().optional().meta({
      description: 'true (the default): the two are different datasets; false lifts an earlier veto',
    }),
    by: name.optional().meta({ description: 'the person who decided' }),
    ...provenance,
  }),
} as const

export type Entity = keyof typeof ITEMS
export type Item<E extends Entity> = z.output<(typeof ITEMS)[E]>
