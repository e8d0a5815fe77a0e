import type { Aggregate, DatasetFacts, DatasetUse } from '../domain/aggregate.ts'
import { labelField } from '../domain/label-fields.ts'
import type { Stamp } from '../domain/stamp.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import { readTag } from './facets/tags.ts'
import { own } from './json-parts.ts'
import { labelEntries } from './label-entries.ts'

/** Nodes whose tags also describe their dataset. Tests are excluded: they repeat the tags of the tested node. */
const NODES: ReadonlySet<unknown> = new Set(['MODEL', 'SNAPSHOT', 'SEED'])
/** Sources of the node's own tags: dbt's `tags` and `meta`. The client adds other tags, about itself. */
const NODE_TAG_SOURCES: ReadonlySet<unknown> = new Set(['DBT', 'DBT_META'])

/**
 * The tags of a dbt node. dbt's client sends them as tags of each run of the node. They describe the node, so they belong to
 * its job and to the dataset that it writes. They are a set of their own (`<producer>#node`), separate from tags facets.
 */
export function dbtNodeTags(
  event: JsonObject,
  source: string,
): { readonly field: string; readonly tags: Json } | undefined {
  const facetsOf = (place: 'run' | 'job'): JsonObject => {
    const owner = own(event, place)
    const facets = isJsonObject(owner) ? own(owner, 'facets') : undefined
    return isJsonObject(facets) ? facets : {}
  }
  const jobType = own(facetsOf('job'), 'jobType')
  if (!isJsonObject(jobType) || upper(jobType.integration) !== 'DBT' || !NODES.has(upper(jobType.jobType)))
    return undefined
  const facet = own(facetsOf('run'), 'tags')
  const all = isJsonObject(facet) && facet._deleted !== true ? own(facet, 'tags') : undefined
  if (!Array.isArray(all)) return undefined
  const nodeTags = (all as readonly Json[]).filter(
    (tag) => isJsonObject(tag) && NODE_TAG_SOURCES.has(tag.source),
  )
  // No warnings: the tags facet of the run is read as well, and warns of malformed entries.
  const quiet = { warn: () => undefined }
  const tags = labelEntries({ tags: nodeTags }, 'tags', quiet, (entry) => readTag(entry, false))
  return tags === undefined ? undefined : { field: labelField('tags', `${source}#node`), tags }
}

/** Facts that give the node's tags to the datasets that it writes. */
export function taggedOutputs(
  outputs: Aggregate['outputs'],
  nodeTags: { readonly field: string; readonly tags: Json },
  stamp: Stamp,
): readonly DatasetFacts[] {
  return Object.values(outputs).map(({ namespace, name }: DatasetUse) => ({
    kind: 'dataset',
    namespace,
    name,
    stamp,
    fields: { [nodeTags.field]: nodeTags.tags },
    columns: [],
    symlinks: [],
  }))
}

const upper = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value.toUpperCase() : undefined
