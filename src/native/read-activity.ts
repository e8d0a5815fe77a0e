import type { Aggregate } from '../domain/aggregate.ts'
import type { DeclaredFields } from '../domain/aggregate/declared-fields.ts'
import type { Json } from '../lib/json.ts'
import { sql as sqlFacet } from '../openlineage/facets/sql.ts'
import type { Item } from './items.ts'
import { idOfOperation, operationOf, ownOperation, runOf, type OperationKey, type RunKey } from './keys.ts'
import { normaliseLocation } from './normalise-location.ts'
import { stampDefined, type ItemResult, type ItemContext } from './item-context.ts'

type GivenFields = { readonly [K in keyof DeclaredFields]?: Json | undefined }

/** Reads a run: a Run of its job, with its stated values. */
export function readRun(item: Item<'run'>, context: ItemContext): ItemResult {
  const { newId } = context
  const run = runOf(item, newId)
  const { parent } = item
  const aggregate = aggregateOf(ownOperation(run), context, {
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

/** Reads an operation of a run. The run need not exist yet. */
export function readOperation(item: Item<'operation'>, context: ItemContext): ItemResult {
  const operation = operationOf(runOf(item.run), item, context.newId)
  const { sql } = item
  const aggregate = aggregateOf(operation, context, {
    given: { ...stateIn(item), type: item.type, position: item.position, group: item.group },
    ...(sql === undefined ? {} : { jobFacets: sqlIn(sql, context) }),
  })
  return { id: operation.ownId, operationId: idOfOperation(operation), aggregate }
}

function runnerIn({ type, version, location }: NonNullable<Item<'run'>['runner']>): Json {
  const at = location && normaliseLocation(location)
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

/** Reads SQL like the `sql` facet, which derives from the statement how its tables are written. */
function sqlIn(query: string | null, { draft }: ItemContext): { readonly [entry: string]: Json } {
  if (query === null) return Object.fromEntries(sqlFacet.entries.map((entry) => [entry, null]))
  return sqlFacet.read({ query }, { ...draft, place: 'job' })
}

interface AggregateParts {
  readonly given?: GivenFields
  readonly parent?: Json
  readonly jobFacets?: { readonly [entry: string]: Json }
  readonly inputs?: Aggregate['inputs']
  readonly outputs?: Aggregate['outputs']
}

/** The aggregate of an operation: of the Run itself, or of a part of it. */
export function aggregateOf(
  operation: OperationKey,
  { stamp, producer, at }: ItemContext,
  parts: AggregateParts,
): Aggregate {
  const { ownId, externalId, run } = operation
  const isPart = ownId !== run.runId
  const given = stampDefined({ ...parts.given, ...(isPart ? { part: 'operation' } : {}) }, stamp)
  const parent = isPart ? parentFacet(run) : parts.parent
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
    run: stampDefined({ parent }, stamp),
    jobFacets: stampDefined(parts.jobFacets ?? {}, stamp),
    inputs: parts.inputs ?? {},
    outputs: parts.outputs ?? {},
  }
}

/** A parent in the form of the entry that the `parent` facet makes. */
const parentFacet = ({ runId, externalId, job }: RunKey): Json => ({
  runId,
  ...(externalId === undefined ? {} : { externalId }),
  job: { namespace: job.namespace, name: job.name },
})
