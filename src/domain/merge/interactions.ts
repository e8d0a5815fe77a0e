import { numberOfPartitions } from '../aggregate/partitions.ts'
import type { Aggregate, DatasetName, DatasetUse, Declaration, Interpretation } from '../aggregate.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { userId, type Id } from '../ids.ts'
import { DAY, type Instant } from '../time.ts'
import type { Json } from '../../lib/json.ts'
import { readId, typedEdge, wroteId } from './edge-ids.ts'
import type { Pairs } from './pairs.ts'
import { jsonProp, propsOf } from './props.ts'

/** The properties that all interactions of one operation share. */
export interface Activity {
  readonly operation: Id
  readonly jobId?: Id
  readonly from: Instant
  readonly to: Instant
  /** Whether the end is known. An unfinished operation may last long. */
  readonly finished: boolean
  readonly counts: boolean
}

/** An interaction shows at most this many partition names. */
const MAX_SHOWN_PARTITIONS = 100

/** Types after which none of the previous content remains. */
const REPLACING: ReadonlySet<string> = new Set(['overwrite', 'create', 'truncate', 'drop'])

/**
 * The interaction types of an output: the declared ones and the lifecycleStateChange, else those of the engine's
 * command, else append. Interactions of a declaration have none.
 */
export function typesOf(
  source: Aggregate | Declaration,
  interpretation: Interpretation,
  dataset: string,
): readonly string[] {
  if (source.kind === 'declaration') return []
  const use = source.outputs[dataset]
  const lifecycle = use?.lifecycle?.value ?? undefined
  if (use?.types !== undefined)
    return lifecycle === undefined ? use.types : [...new Set([...use.types, lifecycle])].sort()
  if (lifecycle !== undefined) return [lifecycle]
  const ofCommand = Object.hasOwn(interpretation.types, dataset) ? interpretation.types[dataset]! : []
  return ofCommand.length > 0 ? [...new Set(ofCommand)].sort() : ['append']
}

/** The READ and WROTE edges of an operation. */
export function interactionsOf(
  source: Aggregate | Declaration,
  interpretation: Interpretation,
  activity: Activity,
  pairs: Pairs,
): readonly EdgeRow[] {
  const out: EdgeRow[] = []
  const read = (id: Id, use?: DatasetUse): void => {
    const props = propsOf({ ...shared(activity, id), ...details(use) })
    out.push(typedEdge('READ', readId(activity.operation, id), activity.operation, id, props))
  }
  const wrote = (id: Id, use?: DatasetUse): void => {
    const types = use === undefined ? [] : typesOf(source, interpretation, id)
    const conditional = interpretation.createdIfAbsent?.includes(id) ?? false
    const replaces = types.some((type) => REPLACING.has(type) && !(type === 'create' && conditional))
    const props = propsOf({
      ...shared(activity, id),
      ...details(use),
      types: types.length === 0 ? undefined : types,
      replaces,
      noTarget: interpretation.noTargets.includes(id) ? true : undefined,
    })
    out.push(typedEdge('WROTE', wroteId(activity.operation, id), activity.operation, id, props))
  }
  for (const [id, use] of Object.entries(source.inputs)) read(id as Id, use)
  for (const id of pairs.impliedSources.keys()) read(id)
  for (const [id, use] of Object.entries(source.outputs)) wrote(id as Id, use)
  for (const id of pairs.impliedTargets.keys()) wrote(id)
  return out
}

function shared(activity: Activity, dataset: Id) {
  return {
    datasetId: dataset,
    jobId: activity.jobId,
    startedAt: activity.from,
    endedAt: activity.to,
    counts: activity.counts,
    lasting: activity.to - activity.from > DAY || !activity.finished ? true : undefined,
  }
}

/** A dataset that only a statement names has no details. */
function details(use: DatasetUse | undefined) {
  if (use === undefined) return { implied: true }
  return {
    schemaId: use.schema?.value ?? undefined,
    connectAsUserId: use.connectAs && userId(use.connectAs.value),
    version: use.version?.value ?? undefined,
    ...partitions(use.partitions),
    ...use.statistics,
    ...rawName(use.raw),
    facets: jsonProp(valuesOf(use.facets)),
  }
}

/** The first partitions, and the total number if there are more. */
function partitions(of: DatasetUse['partitions']) {
  if (of === undefined) return {}
  const shown = of.names.slice(0, MAX_SHOWN_PARTITIONS)
  const count = numberOfPartitions(of)
  return { partitions: shown, partitionCount: count > shown.length ? count : undefined }
}

const rawName = (raw: DatasetName | undefined) =>
  raw === undefined ? {} : { rawNamespace: raw.namespace, rawName: raw.name }

const valuesOf = (facets: DatasetUse['facets']): { readonly [key: string]: Json } =>
  Object.fromEntries(
    Object.entries(facets ?? {}).flatMap(([key, { value }]) => (value === null ? [] : [[key, value]])),
  )
