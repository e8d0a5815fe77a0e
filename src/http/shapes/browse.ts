import { z } from 'zod'
import { Time, Uuid } from './common.ts'

const text = z.string()
const optional = text.optional()
const time = Time.optional()
const count = z.int().min(0).optional()

const Named = z
  .object({ id: Uuid, namespace: text, name: text })
  .meta({ id: 'NamedThing', description: 'The id and name of a dataset or job.' })
const Facets = z
  .record(text, z.unknown())
  .optional()
  .describe('Facets without a field of their own, as the producers sent them.')
const Tag = z.object({ name: text, value: optional, source: optional })
const Owner = z.object({ name: text, type: optional, source: optional })
const Pair = z.object({
  from: z.object({ namespace: optional, name: optional }),
  to: z.object({ namespace: optional, name: optional }),
  kind: optional,
  by: optional,
  firstSeen: time,
})
const facts = {
  kind: z.enum(['read', 'wrote']),
  startedAt: time,
  endedAt: time,
  durationMs: z.int().optional(),
  types: z.array(text).optional(),
  numRows: count,
  numBytes: count,
  numFiles: count,
  version: optional,
  partitions: z.array(text).optional().describe('The first 100 by name.'),
  partitionCount: count.describe('The total number, if it is more than 100.'),
  implied: z.boolean().optional().describe('Only a facet such as columnLineage names the dataset.'),
  counts: z.boolean().optional().describe('Whether it makes lineage. A failed run does not.'),
  schema: Uuid.optional(),
}

const dataset = {
  deletedAt: time.describe('Deleted, until a newer event names it.'),
  id: Uuid,
  namespace: optional,
  name: optional,
  aliases: z.array(z.object({ namespace: text, name: text })).optional(),
  type: optional,
  format: optional,
  description: optional,
  storage: optional,
  location: optional,
  tags: z.array(z.object({ name: text, value: optional })).optional(),
  owners: z.array(text).optional(),
  status: optional,
  lastRead: time,
  lastWritten: time,
  firstSeen: time,
}
const column = {
  id: Uuid,
  dataset: Named,
  name: optional,
  type: optional,
  ordinal: z.int().optional(),
  description: optional,
  tags: z.array(z.object({ name: text, value: optional })).optional(),
  owners: z.array(text).optional(),
  firstSeen: time,
}
const job = {
  deletedAt: time.describe('Deleted, until a newer event names it.'),
  id: Uuid,
  namespace: optional,
  name: optional,
  type: optional,
  producer: optional,
  description: optional,
  location: optional,
  tags: z.array(z.object({ name: text, value: optional })).optional(),
  owners: z.array(text).optional(),
  status: optional,
  lastRun: time,
  firstSeen: time,
}
const execution = {
  id: Uuid,
  name: optional,
  status: optional,
  description: optional,
  producer: optional,
  startedAt: time,
  endedAt: time,
  durationMs: z.int().optional(),
  endedReason: optional,
  lastEventAt: time,
  firstSeen: time,
  job: Named.optional(),
}
const run = {
  ...execution,
  externalId: optional,
  attempt: z.int().optional(),
  nominalStart: time,
  nominalEnd: time,
  logUrl: optional,
}
const operation = {
  ...execution,
  type: optional,
  position: z.int().optional(),
  group: optional,
  counts: z.boolean().optional(),
  omittedPairs: z.int().optional(),
  run: Uuid.optional(),
}
const location = { id: Uuid, type: optional, name: optional, firstSeen: time }
const Location = z.object(location).meta({ id: 'Location' })
const storage = { id: Uuid, name: optional, location: Location.optional(), firstSeen: time }
const user = { id: Uuid, name: optional, firstSeen: time }
const tag = { id: Uuid, name: optional, value: optional, firstSeen: time }
const Field = z.object({ name: text, type: optional, description: optional })
const schema = { id: Uuid, fields: z.array(Field), firstSeen: time }

const Run = z.object(run).meta({ id: 'Run' })
const Interaction = z
  .object({
    id: Uuid,
    ...facts,
    dataset: Named.optional(),
    job: Named.optional(),
    operation: Uuid,
    run: Uuid.optional(),
    status: optional,
    facets: Facets,
  })
  .meta({ id: 'Interaction', description: 'A read or write of one dataset by one operation.' })
const neighbours = { upstreams: count, downstreams: count }

/** The items of lists, by kind. */
export const CARDS = {
  dataset: z.object(dataset).meta({ id: 'Dataset' }),
  column: z.object(column).meta({ id: 'Column' }),
  job: z.object(job).meta({ id: 'Job' }),
  run: Run,
  operation: z.object(operation).meta({ id: 'Operation' }),
  location: Location,
  storage: z.object(storage).meta({ id: 'Storage' }),
  user: z.object(user).meta({ id: 'User' }),
  tag: z.object(tag).meta({ id: 'Tag' }),
  schema: z.object(schema).meta({ id: 'Schema' }),
} as const

const Touched = z.object({ ...Named.shape, firstAt: time, lastAt: time })
const Related = z.object({
  ...Named.shape,
  dependencyType: optional,
  sequenceTriggerRule: optional,
  statusTriggerRule: optional,
  triggerRule: optional,
  sources: z.array(text).optional(),
})
const some = <T extends z.ZodType>(of: T) => z.array(of).optional()
const Access = z.object({ ...facts, dataset: Named.optional(), facets: Facets })
const cut = z.boolean().optional().describe('Whether the list is cut.')

const version = z
  .int()
  .describe('The time of the last edit in milliseconds since 1970, or 0. Use it in `If-Match`.')

/** One entity, by kind. */
export const DETAILS = {
  dataset: z
    .object({
      ...dataset,
      ...neighbours,
      schema: Uuid.optional(),
      tags: some(Tag),
      owners: some(Owner),
      sameAs: some(Pair).describe('Pairs of names that a producer or person declared to be one dataset.'),
      notSameAs: some(Pair).describe('Pairs of names that a person separated.'),
      renamedFrom: some(Named),
      renamedTo: some(Named),
      lastReader: Interaction.optional(),
      lastWriter: Interaction.optional(),
      facets: Facets,
      version,
    })
    .meta({ id: 'DatasetDetail' }),
  column: z.object({ ...column, ...neighbours, tags: some(Tag), version }).meta({ id: 'ColumnDetail' }),
  job: z
    .object({
      ...job,
      ...neighbours,
      tags: some(Tag),
      owners: some(Owner),
      sql: optional,
      inputs: some(Touched),
      outputs: some(Touched),
      parents: some(Related),
      children: some(Related),
      dependsOn: some(Related),
      dependents: some(Related),
      cut: z.array(text).optional().describe('The names of lists that are cut at 1,000 items.'),
      facets: Facets,
      version,
    })
    .meta({ id: 'JobDetail' }),
  run: z
    .object({
      ...run,
      runner: z
        .object({ id: Uuid, type: optional, version: optional, location: Location.optional() })
        .optional(),
      user: z.object(user).optional(),
      parents: some(Run),
      children: some(Run),
      childrenCut: cut,
      facets: Facets,
    })
    .meta({ id: 'RunDetail' }),
  operation: z
    .object({
      ...operation,
      sql: optional,
      reads: z.array(Access),
      writes: z.array(Access),
      cut,
      facets: Facets,
    })
    .meta({ id: 'OperationDetail' }),
  location: z.object({ ...location, addresses: some(text) }).meta({ id: 'LocationDetail' }),
  storage: CARDS.storage,
  user: CARDS.user,
  tag: CARDS.tag,
  schema: z.object({ ...schema, datasets: z.array(Named), datasetsCut: cut }).meta({ id: 'SchemaDetail' }),
} as const

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: text.optional().describe('The `cursor` of the next page; absent on the last page.'),
  })

export const InteractionPage = pageOf(Interaction)

const complete = z.boolean().describe('Whether the answer covers all data.')

export const SchemaHistory = z.object({
  items: z.array(
    z.object({
      schema: Uuid,
      dataset: Named,
      role: z
        .enum(['written', 'read', 'declared'])
        .describe('Whether an event with a write, a read, or neither reported it.'),
      firstSeen: time,
      lastSeen: time,
      firstAt: time,
      lastAt: time,
      fields: z.array(Field),
      changes: z
        .object({
          added: some(text),
          removed: some(text),
          retyped: some(z.object({ name: text, from: optional, to: optional })),
          moved: some(z.object({ name: text, from: z.int(), to: z.int() })),
        })
        .optional()
        .describe('The difference to the previous version; absent for the first.'),
    }),
  ),
  complete,
})

const Window = z.object({ since: Time, until: Time })
const Sums = z.object({ count: z.int(), numRows: count, numBytes: count, numFiles: count }).optional()

export const Statistics = z.object({
  by: z.enum(['day', 'run']),
  window: Window,
  points: z.array(
    z.object({
      day: text.optional(),
      reads: Sums,
      writes: Sums,
      kind: facts.kind.optional(),
      startedAt: time,
      endedAt: time,
      numRows: count,
      numBytes: count,
      numFiles: count,
      job: Named.optional(),
      run: Uuid.optional(),
      operation: Uuid.optional(),
    }),
  ),
  complete,
})

const summary = {
  runs: z.int(),
  statuses: z.record(text, z.int()),
  durationMs: z.object({ min: z.int(), median: z.int(), max: z.int() }).optional(),
}

export const History = z.object({
  window: Window,
  total: z.object(summary),
  days: z.array(z.object({ day: text, ...summary })),
  complete,
})

export const Activity = z.object({
  window: Window,
  days: z
    .array(z.object({ day: text, edges: z.int().min(1) }))
    .describe('The UTC days of the window with new edges, and their number.'),
  firstAt: time.describe('The time of the first edge, in the window or before it.'),
  lastAt: time.describe('The time of the last edge, at most now.'),
  complete,
})

const Version = z.object({
  dataset: Named,
  version: optional,
  types: some(text),
  numRows: count,
  numBytes: count,
  numFiles: count,
  schema: Uuid.optional(),
})

export const VersionPage = pageOf(
  z.object({ run: Run, inputs: z.array(Version), outputs: z.array(Version), complete }),
)

const Step = z
  .object({ ...operation, cut, reads: z.array(Access), writes: z.array(Access) })
  .meta({ id: 'TreeOperation' })

export type TreeStep = z.output<typeof Step>

/** A run with its operations and the runs that it started. */
export interface TreeRun extends z.output<typeof Run> {
  readonly cut?: boolean | undefined
  readonly operations: TreeStep[]
  readonly children: TreeRun[]
}

const RunNode: z.ZodType<TreeRun> = z
  .object({
    ...run,
    cut,
    operations: z.array(Step),
    children: z.lazy(() => z.array(RunNode)),
  })
  .meta({ id: 'TreeRun' })

export const RunTree = z.object({
  ancestors: z.array(Run).describe('The nearest ancestor first.'),
  run: RunNode,
  complete,
})
