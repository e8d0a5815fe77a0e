import type { Aggregate, DatasetFacts, DatasetUse } from '../domain/aggregate.ts'
import { labelField } from '../domain/label-fields.ts'
import type { Stamp } from '../domain/stamp.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import { readTag } from './facets/tags.ts'
import { own } from './json-parts.ts'
import { labelEntries } from './label-entries.ts'

/** Nodes that are their dataset. Tests carry the tags of what they test. */
const NODES: ReadonlySet<unknown> = new Set(['MODEL', 'SNAPSHOT', 'SEED'])
/** Whose the entries are: dbt's `tags`, and its `meta`. The client adds some about itself. */
const OF_NODES: ReadonlySet<unknown> = new Set(['DBT', 'DBT_META'])

/**
 * dbt's client tells what a node is tagged with as tags of each of its runs, where nobody looks for them: they are the
 * node's, so the job has them, and the dataset that it writes. Beside those of other facets, which are a set of their own.
 */
export function dbtNodeTags(
  event: JsonObject,
  source: string,
): { readonly field: string; readonly tags: Json } | undefined {
  const facets = (place: 'run' | 'job'): JsonObject => {
    const owner = own(event, place)
    const said = isJsonObject(owner) ? own(owner, 'facets') : undefined
    return isJsonObject(said) ? said : {}
  }
  const jobType = own(facets('job'), 'jobType')
  if (!isJsonObject(jobType) || upper(jobType.integration) !== 'DBT' || !NODES.has(upper(jobType.jobType)))
    return undefined
  const facet = own(facets('run'), 'tags')
  const all = isJsonObject(facet) && facet._deleted !== true ? own(facet, 'tags') : undefined
  if (!Array.isArray(all)) return undefined
  const said = (all as readonly Json[]).filter((tag) => isJsonObject(tag) && OF_NODES.has(tag.source))
  // Malformed ones are left out without a word: the facet is read for its own sake too.
  const quiet = { warn: () => undefined }
  const tags = labelEntries({ tags: said }, 'tags', quiet, (entry) => readTag(entry, false))
  return tags === undefined ? undefined : { field: labelField('tags', `${source}#node`), tags }
}

/** The same of the datasets that the node writes. */
export function taggedOutputs(
  outputs: Aggregate['outputs'],
  said: { readonly field: string; readonly tags: Json },
  stamp: Stamp,
): readonly DatasetFacts[] {
  return Object.values(outputs).map(({ namespace, name }: DatasetUse) => ({
    kind: 'dataset',
    namespace,
    name,
    stamp,
    fields: { [said.field]: said.tags },
    columns: [],
    symlinks: [],
  }))
}

const upper = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value.toUpperCase() : undefined
