import type { BareColumn, ColumnLink, DatasetLink, DatasetName, MappingBody } from '../../domain/aggregate.ts'
import type { Id } from '../../domain/ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { canonicalSet, linksOf, readSource, type SourceField } from '../column-links.ts'
import { readDatasetName } from '../dataset-name.ts'
import type { ActivityFacet, DatasetFacet, FacetContext } from '../facet.ts'
import { nameFault } from '../identity-text.ts'
import { list, own, record } from '../json-parts.ts'
import { mentionSources } from './column-lineage.ts'

type TargetedLink = ColumnLink & { readonly target: DatasetName }

interface Statement {
  readonly links: readonly DatasetLink[]
  readonly columns: readonly TargetedLink[]
  readonly bare?: readonly BareColumn[]
}

/** What a dataset states of itself: its sources (`inputs`) and its columns' (`fields`). */
export const datasetLineage: DatasetFacet = {
  key: 'lineage',
  places: ['dataset'],
  withdrawn: { use: { lineage: null } },
  read(facet, context) {
    const target = context.dataset
    if (target === undefined) return {}
    const stated = readTarget(facet, target, '', context)
    const lineage = share({ kind: 'lineage', target, ...sorted([stated]) }, context)
    return { use: { lineage } }
  },
}

/** What a run or job states: one entry per target. */
export const activityLineage: ActivityFacet = {
  key: 'lineage',
  places: ['run', 'job'],
  entries: ['lineage'],
  read(facet, context) {
    if (!Array.isArray(own(facet, 'lineage'))) {
      context.warn('lineage', 'is no array and was left out')
      return {}
    }
    const stated = list(facet, 'lineage', context).flatMap((entry, index) => {
      const path = `lineage[${index}]`
      const target = readEnd(entry, path, context)
      if (target === undefined || !isJsonObject(entry)) return []
      context.mention(target.dataset, [], target.kind)
      return [readTarget(entry, target.dataset, `${path}.`, context)]
    })
    return { lineage: share({ kind: 'lineage', ...sorted(stated) }, context) }
  },
}

function sorted(stated: readonly Statement[]): Statement {
  const bare = canonicalSet(stated.flatMap((statement) => statement.bare ?? []))
  return {
    links: canonicalSet(stated.flatMap(({ links }) => links)),
    columns: canonicalSet(stated.flatMap(({ columns }) => columns)),
    ...(bare.length === 0 ? {} : { bare }),
  }
}

const share = (body: MappingBody, context: FacetContext): Id =>
  context.share('Mapping', canonicalJson(body as unknown as Json))

function readTarget(entry: JsonObject, target: DatasetName, path: string, context: FacetContext): Statement {
  const warn = { warn: (key: string, message: string) => context.warn(path + key, message) }
  const read = (items: readonly Json[], at: string): readonly SourceField[] =>
    items.flatMap((item, index) => readInput(item, `${path}${at}[${index}]`, context) ?? [])
  const inputs = read(list(entry, 'inputs', warn), 'inputs')
  const fields = Object.entries(record(entry, 'fields', warn) ?? {}).flatMap(([field, value]) => {
    const at = `fields.${field.slice(0, 80)}`
    const fault = isJsonObject(value) ? nameFault(field) : 'is no object'
    if (fault === undefined && isJsonObject(value)) {
      const under = { warn: (key: string, message: string) => warn.warn(`${at}.${key}`, message) }
      return [{ field, sources: read(list(value, 'inputs', under), `${at}.inputs`) }]
    }
    warn.warn(at, `was left out: it ${fault ?? ''}`)
    return []
  })
  const sources = [...inputs, ...fields.flatMap((field) => field.sources)]
  mentionSources(sources, context)
  context.mention(
    target,
    fields.map(({ field }) => field),
  )
  return {
    links: sources.map(({ dataset }) => ({ from: dataset, to: target })),
    columns: [
      ...inputs.filter(({ column }) => column !== undefined).flatMap((input) => linksOf(input, '*')),
      ...fields.flatMap(({ field, sources: of }) => of.flatMap((source) => linksOf(source, field))),
    ].map((link) => ({ ...link, target })),
    bare: fields.flatMap((named) => (named.sources.length === 0 ? [{ target, column: named.field }] : [])),
  }
}

/** A source entry; a JOB stands for a dataset of its own, which it may have the columns of. */
function readInput(item: Json, path: string, context: FacetContext): SourceField | undefined {
  const end = readEnd(item, path, context)
  if (end === undefined || !isJsonObject(item)) return undefined
  if (end.kind === undefined) return readSource(item, path, context)
  context.mention(end.dataset, [], end.kind)
  return readSource({ ...item, ...end.dataset }, path, context)
}

interface End {
  readonly dataset: DatasetName
  /** Of a JOB. */
  readonly kind?: string
}

/**
 * One end of an entry. A JOB stands for a dataset of kind job output in the namespace `job:` + the job's; without an identity
 * it is the job of the event.
 */
function readEnd(entry: Json, path: string, context: FacetContext): End | undefined {
  if (isJsonObject(entry) && /^job$/i.test(typeof entry.type === 'string' ? entry.type : '')) {
    const anonymous = own(entry, 'namespace') === undefined && own(entry, 'name') === undefined
    if (anonymous && context.job === undefined) {
      context.warn(path, 'was left out: it names no job, and the event has none')
      return undefined
    }
    const named = anonymous && context.job ? context.job : readRaw(entry, path, context)
    const dataset = named && context.normalise({ namespace: `job:${named.namespace}`, name: named.name })
    return dataset && { dataset, kind: 'job output' }
  }
  const named = readDatasetName(entry, context.normalise, (message) => context.warn(path, message))
  return named && { dataset: named.name }
}

const readRaw = (entry: JsonObject, path: string, context: FacetContext): DatasetName | undefined =>
  readDatasetName(entry, context.normalise, (message) => context.warn(path, message))?.raw
