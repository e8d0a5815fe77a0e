import type { DatasetFacts, DatasetName, JobFacts, SharedContent } from '../domain/aggregate.ts'
import { datasetId, idOf, jobId, type Id } from '../domain/ids.ts'
import { isLabelSort, labelField } from '../domain/label-fields.ts'
import type { Stamp } from '../domain/stamp.ts'
import type { Json } from '../lib/json.ts'
import type { SourceField } from './source-field.ts'
import type { Normalise } from './naming/normalise.ts'
import { placeOf } from './naming/place-of.ts'
import { foldJobName } from './producers/fold-job-name.ts'

/** Collects what the readers of one event find: datasets, jobs, shared content, warnings. */
export interface EventDraft {
  /** The owner of the event's sets of tags, owners and dependencies (`producerWithoutVersion`). */
  readonly source: string
  readonly normalise: Normalise
  /** Gives a source of column lineage the spelling of the event's inputs (`createInputSpelling`). */
  readonly toInputSpelling: (source: SourceField) => SourceField
  readonly share: (label: SharedContent['label'], body: string) => Id
  /** Records that a dataset with these columns exists. `kind` is set if the reference determines it. */
  readonly mention: (dataset: DatasetName, columns?: readonly string[], kind?: string) => void
  /** Records that a job exists, with these fields; labels belong to the event's source. Returns the job's folded name. */
  readonly mentionJob: (job: DatasetName, fields?: { readonly [field: string]: Json }) => DatasetName
  describe(facts: DatasetFacts): void
  warn(path: string, message: string): void
  /** Warns, and counts a facet that is not stored. */
  drop(path: string, message: string): void
  finish(): {
    readonly datasets: readonly DatasetFacts[]
    readonly jobs: readonly JobFacts[]
    readonly content: readonly SharedContent[]
    readonly warnings: readonly string[]
    /** The number of facets that were too large or are never stored. */
    readonly droppedFacets: number
  }
}

/** Further warnings are only counted, because they would repeat the first ones. */
const MAX_WARNINGS = 50
const MAX_PATH = 200

interface Mention {
  readonly dataset: DatasetName
  readonly kind: string | undefined
  readonly columns: Set<string>
}

export function draftEvent(
  stamp: Stamp,
  source: string,
  normalise: Normalise,
  toInputSpelling: EventDraft['toInputSpelling'] = (named) => named,
): EventDraft {
  const content = new Map<Id, SharedContent>()
  const described: DatasetFacts[] = []
  const mentions = new Map<Id, Mention>()
  const jobs = new Map<Id, JobFacts>()
  const warnings: string[] = []
  let omitted = 0
  let droppedFacets = 0
  const warn = (path: string, message: string): void => {
    if (warnings.length < MAX_WARNINGS) warnings.push(`${path.slice(0, MAX_PATH)} ${message}`)
    else omitted += 1
  }
  return {
    source,
    normalise,
    toInputSpelling,
    share(label, body) {
      const id = idOf(label, body)
      content.set(id, { label, id, body })
      return id
    },
    mention(dataset, columns = [], kind) {
      const id = datasetId(dataset.namespace, dataset.name)
      const known = mentions.get(id)
      mentions.set(id, {
        dataset,
        kind: known?.kind ?? kind,
        columns: new Set([...(known?.columns ?? []), ...columns]),
      })
    },
    mentionJob(named, given = {}) {
      const { namespace, name } = foldJobName(named)
      const id = jobId(namespace, name)
      const fields = Object.fromEntries(
        Object.entries(given).map(([field, value]) => [
          isLabelSort(field) ? labelField(field, source) : field,
          value,
        ]),
      )
      const known = jobs.get(id)?.fields ?? {}
      jobs.set(id, { kind: 'job', namespace, name, stamp, fields: { ...known, ...fields } })
      return { namespace, name }
    },
    describe: (facts) => void described.push(facts),
    warn,
    drop(path, message) {
      droppedFacets += 1
      warn(path, message)
    },
    finish() {
      const known = new Set(described.map(({ namespace, name }) => datasetId(namespace, name)))
      const bare = [...mentions]
        .filter(([id, { columns, kind }]) => !known.has(id) || columns.size > 0 || kind !== undefined)
        .map(([, mention]) => bareFacts(mention, stamp))
      return {
        datasets: [...described, ...bare],
        jobs: [...jobs.values()],
        content: [...content.values()],
        droppedFacets,
        warnings: omitted === 0 ? warnings : [...warnings, `${omitted} more parts were left out`],
      }
    },
  }
}

/** Facts of a dataset that the event only names, in a facet or a link. */
function bareFacts({ dataset, kind, columns }: Mention, stamp: Stamp): DatasetFacts {
  const place = kind === undefined ? placeOf(dataset) : undefined
  return {
    kind: 'dataset',
    namespace: dataset.namespace,
    name: dataset.name,
    stamp,
    fields: kind === undefined ? {} : { kind },
    columns: [...columns],
    symlinks: [],
    ...(place === undefined ? {} : { place }),
  }
}
