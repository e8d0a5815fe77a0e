import type { BareColumn, ColumnLink, DatasetLink, DatasetName, MappingBody } from '../../domain/aggregate.ts'
import { lineageEntry } from '../../domain/aggregate/stated-lineage.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { canonicalSet, linksOf, readSource } from '../column-links.ts'
import type { SourceField } from '../source-field.ts'
import { readDatasetName } from '../dataset-name.ts'
import type { ActivityFacet, DatasetFacet, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { list, own, record } from '../json-parts.ts'
import { fieldsWithoutLinks, collapseIndirectLinks } from '../collapse-indirect-links.ts'
import { mentionSources } from './column-lineage.ts'

type TargetedLink = ColumnLink & { readonly target: DatasetName }

/** One entry: a target and its sources. */
interface Entry {
  readonly target: DatasetName
  readonly isJob: boolean
  readonly sources: readonly DatasetName[]
  readonly links: readonly ColumnLink[]
  /** All fields that the entry names, also those without inputs. */
  readonly fields: readonly string[]
}

/** The lineage of one dataset: its sources (`inputs`) and those of its columns (`fields`). */
export const datasetLineage: DatasetFacet = {
  key: 'lineage',
  places: ['dataset'],
  withdrawn: { use: { lineage: null } },
  read(facet, context) {
    const target = context.dataset
    if (target === undefined) return {}
    const entry = readTarget(facet, { dataset: target }, '', context)
    return { use: { lineage: share([entry], context, target) } }
  },
}

/**
 * The lineage of a run or job: one entry per target, in `entries`, or in `lineage` as in drafts of the specification. The facets
 * of one run's events add up. The facet of a JobEvent is complete.
 */
export const activityLineage: ActivityFacet = {
  key: 'lineage',
  places: ['run', 'job'],
  entries: ['lineage'],
  read(facet, context) {
    const members = ['entries', 'lineage'].filter((member) => own(facet, member) !== undefined)
    if (!members.some((member) => Array.isArray(own(facet, member)))) {
      context.warn(members[0] ?? 'entries', 'is not an array and was left out')
      return {}
    }
    const stated = members.flatMap((member) =>
      list(facet, member, context).flatMap((entry, index) => {
        const path = `${member}[${index}]`
        const target = readEnd(entry, path, context)
        if (target === undefined || !isJsonObject(entry)) return []
        context.mention(target.dataset, [], target.kind)
        return [readTarget(entry, target, `${path}.`, context)]
      }),
    )
    return { [lineageEntry(share(stated, context))]: true }
  },
}

/** Adds the entries to the shared content as one Mapping, and returns its id. */
function share(entries: readonly Entry[], context: FacetContext, target?: DatasetName): Id {
  const byTarget = [
    ...Map.groupBy(entries, ({ target: { namespace, name } }) => datasetId(namespace, name)).values(),
  ]
  const stated = byTarget.map(joinEntries)
  const bare = canonicalSet(stated.flatMap((statement) => statement.bare))
  const made = target === undefined ? canonicalSet(stated.flatMap((statement) => statement.made)) : []
  const body: MappingBody = {
    kind: 'lineage',
    ...(target === undefined ? {} : { target }),
    links: canonicalSet(stated.flatMap(({ links }) => links)),
    columns: canonicalSet(stated.flatMap(({ columns }) => columns)),
    ...(bare.length === 0 ? {} : { bare }),
    ...(made.length === 0 ? {} : { made }),
  }
  return context.share('Mapping', canonicalJson(body as unknown as Json))
}

interface Statement {
  readonly links: readonly DatasetLink[]
  readonly columns: readonly TargetedLink[]
  readonly bare: readonly BareColumn[]
  readonly made: readonly DatasetName[]
}

/** Joins the entries of one target. */
function joinEntries(entries: readonly Entry[]): Statement {
  const { target, isJob } = entries[0]!
  const fields = entries.flatMap((entry) => entry.fields)
  const columns = collapseIndirectLinks(
    entries.flatMap((entry) => entry.links),
    fields,
  )
  const links = entries.flatMap(({ sources }) => sources.map((from) => ({ from, to: target })))
  return {
    links,
    columns: columns.map((link) => ({ ...link, target })),
    bare: fieldsWithoutLinks(columns, fields).map((column) => ({ target, column })),
    made: links.length === 0 && !isJob ? [target] : [],
  }
}

function readTarget(entry: JsonObject, end: End, path: string, context: FacetContext): Entry {
  const warn = { warn: (key: string, message: string) => context.warn(path + key, message) }
  const read = (items: readonly Json[], at: string): readonly SourceField[] =>
    items.flatMap((item, index) => readInput(item, `${path}${at}[${index}]`, context) ?? [])
  const inputs = read(list(entry, 'inputs', warn), 'inputs')
  const fields = Object.entries(record(entry, 'fields', warn) ?? {}).flatMap(([field, value]) => {
    const at = `fields.${field.slice(0, 80)}`
    const fault = isJsonObject(value) ? nameFault(field) : 'is not an object'
    if (fault === undefined && isJsonObject(value)) {
      const under = { warn: (key: string, message: string) => warn.warn(`${at}.${key}`, message) }
      return [{ field, sources: read(list(value, 'inputs', under), `${at}.inputs`) }]
    }
    warn.warn(at, `was left out: it ${fault ?? ''}`)
    return []
  })
  const sources = [...inputs, ...fields.flatMap((field) => field.sources)]
  const named = fields.map(({ field }) => field)
  mentionSources(sources, context)
  context.mention(end.dataset, named)
  return {
    target: end.dataset,
    isJob: end.kind !== undefined,
    sources: sources.map(({ dataset }) => dataset),
    links: [
      ...inputs.filter(({ column }) => column !== undefined).flatMap((input) => linksOf(input, '*')),
      ...fields.flatMap(({ field, sources: of }) => of.flatMap((source) => linksOf(source, field))),
    ],
    fields: named,
  }
}

/** Reads a source. A source of type JOB becomes a `job output` dataset, and may name one of its columns. */
function readInput(item: Json, path: string, context: FacetContext): SourceField | undefined {
  const end = readEnd(item, path, context)
  if (end === undefined || !isJsonObject(item)) return undefined
  if (end.kind === undefined) return readSource(item, path, context)
  context.mention(end.dataset, [], end.kind)
  return readSource({ ...item, ...end.dataset }, path, context)
}

interface End {
  readonly dataset: DatasetName
  /** `job output` if the entry has the type JOB; else absent. */
  readonly kind?: string
}

/**
 * Reads the target or source of an entry. An entry of type JOB becomes a dataset of kind `job output`. Its namespace is `job:` and
 * the job's namespace. Without namespace and name, it is the job of the event.
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
