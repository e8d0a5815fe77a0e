import type { Aggregate } from '../domain/aggregate.ts'
import type { DeclaredFields } from '../domain/aggregate/declared-fields.ts'
import type { Json } from '../lib/json.ts'
import { sql as sqlFacet } from '../openlineage/facets/sql.ts'
import type { Item } from './items.ts'
import { idOfOperation, operationOf, ownOperation, runOf, type OperationKey, type RunKey } from './keys.ts'
import { locationAt } from './location-at.ts'
import { stampedOf, type ItemRead, type Reading } from './reading.ts'

type GivenFields = { readonly [K in keyof DeclaredFields]?: Json | undefined }

/** A run: a Run of its job, with what is stated of it. */
export function readRun(item: Item<'run'>, reading: Reading): ItemRead {
  const { newId } = reading
  const run = runOf(item, newId)
  const { parent } = item
  const aggregate = aggregateOf(ownOperation(run), reading, {
    given: {
      ...stateIn(item),
      endedReason: item.endedReason,
      attempt: item.attempt,
      logUrl: item.logUrl,
      nominalStart: item.nominalStart,
      nominalEnd: item.nominalEnd,
      user: item.user,
      runner: item.runner && runnerIn(item.runner),
    },
    ...(parent === undefined ? {} : { parent: parent === null ? null : parentFacet(runOf(parent)) }),
  })
  return { id: run.runId, aggregate }
}

/** An operation of a run, which need not be known. */
export function readOperation(item: Item<'operation'>, reading: Reading): ItemRead {
  const operation = operationOf(runOf(item.run), item, reading.newId)
  const { sql } = item
  const aggregate = aggregateOf(operation, reading, {
    given: { ...stateIn(item), type: item.type, position: item.position, group: item.group },
    ...(sql === undefined ? {} : { jobFacets: sqlIn(sql, reading) }),
  })
  return { id: operation.ownId, operationId: idOfOperation(operation), aggregate }
}

function runnerIn({ type, version, location }: NonNullable<Item<'run'>['runner']>): Json {
  const at = location && locationAt(location)
  return {
    type,
    ...(version === undefined ? {} : { version }),
    ...(at === undefined ? {} : { location: { type: at.type, name: at.name } }),
  }
}

const stateIn = (item: Item<'run'> | Item<'operation'>): GivenFields => ({
  status: item.status,
  startedAt: item.startedAt,
  endedAt: item.endedAt,
  name: item.name,
  description: item.description,
})

/** As the facet is read, so that the statement tells how tables are written. */
function sqlIn(query: string | null, { draft }: Reading): { readonly [entry: string]: Json } {
  if (query === null) return Object.fromEntries(sqlFacet.entries.map((entry) => [entry, null]))
  return sqlFacet.read({ query }, { ...draft, place: 'job' })
}

interface Said {
  readonly given?: GivenFields
  readonly parent?: Json
  readonly jobFacets?: { readonly [entry: string]: Json }
  readonly inputs?: Aggregate['inputs']
  readonly outputs?: Aggregate['outputs']
}

/** The aggregate of a run's own operation, or of one that belongs to its Run. */
export function aggregateOf(
  operation: OperationKey,
  { stamp, producer, at }: Reading,
  said: Said,
): Aggregate {
  const { ownId, externalId, run } = operation
  const isPart = ownId !== run.runId
  const given = stampedOf({ ...said.given, ...(isPart ? { part: 'operation' } : {}) }, stamp)
  const parent = isPart ? parentFacet(run) : said.parent
  return {
    kind: 'run',
    id: idOfOperation(operation),
    runId: ownId,
    ...(externalId === undefined ? {} : { externalId }),
    job: run.job,
    times: {},
    ...(Object.keys(given).length === 0 ? {} : { given: given }),
    observed: [at, at],
    ...(producer === undefined ? {} : { producer: { value: producer, stamp } }),
    run: stampedOf({ parent }, stamp),
    jobFacets: stampedOf(said.jobFacets ?? {}, stamp),
    inputs: said.inputs ?? {},
    outputs: said.outputs ?? {},
  }
}

/** A parent as the parent facet's entry tells it. */
const parentFacet = ({ runId, externalId, job }: RunKey): Json => ({
  runId,
  ...(externalId === undefined ? {} : { externalId }),
  job: { namespace: job.namespace, name: job.name },
})
