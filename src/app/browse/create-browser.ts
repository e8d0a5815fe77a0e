import { cite } from '../../diagnostics/wording.ts'
import type { EditedKind } from '../../domain/edit.ts'
import type { NodeRow } from '../../domain/graph-rows.ts'
import {
  columnId,
  datasetId,
  idOf,
  isUuid,
  jobId,
  locationId,
  toId,
  userId,
  type Id,
} from '../../domain/ids.ts'
import type { NodeKind } from '../../domain/lineage-graph.ts'
import type { Instant } from '../../domain/time.ts'
import type { JsonObject } from '../../lib/json.ts'
import {
  BROWSE_LABELS,
  type BrowseKind,
  type BrowseOrder,
  type InteractionsRequest,
  type ListFilters,
} from '../../query/browse-requests.ts'
import type { ReadOptions } from '../../store/read-options.ts'
import { readWithin, type Read } from '../../store/read.ts'
import { versionOf } from '../edits/edited-entity.ts'
import { activityOf } from './activity.ts'
import { auditPage, type AuditFilters } from './audit.ts'
import { columnsPage } from './columns.ts'
import { datasetDetail } from './dataset.ts'
import { describeEntities } from './describe.ts'
import { findById, findRun, membersOf } from './find.ts'
import { interactionsPage } from './interactions.ts'
import { jobHistory } from './job-history.ts'
import { jobVersions } from './job-versions.ts'
import { jobDetail } from './job.ts'
import { listPage, type Page, type PageRequest } from './list.ts'
import { otherDetail } from './other-details.ts'
import { EntityNotFound } from './browse-errors.ts'
import { runTree } from './run-tree.ts'
import { runDetail } from './run.ts'
import { schemaHistory } from './schema-history.ts'
import { datasetStatistics } from './statistics.ts'
import { timeRangeOf, THREE_YEARS } from './time-range.ts'

/** The natural key of an entity, in place of its id. */
export type NaturalKey =
  | { readonly kind: 'dataset' | 'job'; readonly namespace: string; readonly name: string }
  | {
      readonly kind: 'column'
      readonly namespace: string
      readonly dataset: string
      readonly name: string
    }
  | { readonly kind: 'location'; readonly type: string; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string; readonly value?: string | undefined }
  | { readonly kind: 'user'; readonly name: string }

export interface TimeWindow {
  readonly since?: Instant | undefined
  readonly until?: Instant | undefined
}

/**
 * The content of the graph as JSON, with times in ISO 8601 and without absent values. Any call throws StoreUnavailable while the
 * store is unavailable, EntityNotFound for an unknown id or one of another kind, and InvalidParameter for an invalid cursor or window.
 */
export interface Browser {
  /** A browser with options for one request. Its calls throw ReadTimeout after the deadline. */
  within(options: ReadOptions): Browser
  list(
    kind: BrowseKind,
    asked: { readonly order: BrowseOrder; readonly filters: ListFilters },
    page: PageRequest,
  ): Promise<Page>
  detail(kind: BrowseKind, id: Id): Promise<JsonObject>
  named(key: NaturalKey): Promise<JsonObject>
  /** Reads fields of the language for many entities of one kind. */
  describe(kind: NodeKind, ids: readonly Id[], fields: readonly string[]): Promise<readonly JsonObject[]>
  columns(dataset: Id, page: PageRequest): Promise<Page>
  schemas(dataset: Id): Promise<{ readonly items: readonly JsonObject[]; readonly complete: boolean }>
  interactions(
    dataset: Id,
    filters: Pick<InteractionsRequest, 'types' | 'job' | 'since' | 'until'>,
    page: PageRequest,
  ): Promise<Page>
  statistics(dataset: Id, asked: TimeWindow & { readonly by: 'day' | 'run' }): Promise<JsonObject>
  runs(
    job: Id,
    asked: { readonly order: BrowseOrder; readonly filters: ListFilters },
    page: PageRequest,
  ): Promise<Page>
  versions(job: Id, page: PageRequest): Promise<Page>
  history(job: Id, window: TimeWindow): Promise<JsonObject>
  tree(run: Id): Promise<JsonObject>
  /** The number of active edges of these entities between jobs and datasets, by day; by default of the last three years. */
  activity(ids: readonly Id[], window: TimeWindow): Promise<JsonObject>
  /** Edits by people. */
  audit(filters: AuditFilters, page: PageRequest): Promise<Page>
}

export function createBrowser(read: Read, now: () => Instant): Browser {
  const canonical = async (dataset: Id): Promise<Id> => (await findById(read, 'dataset', dataset)).id
  const job = async (id: Id): Promise<Id> => (await findById(read, 'job', id)).id
  const withVersion = async (
    kind: EditedKind,
    { id }: NodeRow,
    detail: Promise<JsonObject>,
  ): Promise<JsonObject> => {
    const [shown, version] = await Promise.all([detail, versionOf(read, kind, id)])
    return { ...shown, version }
  }
  const detailOf = (kind: BrowseKind, row: NodeRow): Promise<JsonObject> => {
    switch (kind) {
      case 'dataset':
        return withVersion(kind, row, datasetDetail(read, row))
      case 'job':
        return withVersion(kind, row, jobDetail(read, row))
      case 'column':
        return withVersion(kind, row, otherDetail(read, kind, row))
      case 'run':
        return runDetail(read, row)
      default:
        return otherDetail(read, kind, row)
    }
  }
  return {
    within: (options) => createBrowser(readWithin(read, options), now),
    async list(kind, { order, filters }, page) {
      // The canonical member of a dataset's group has the columns.
      const { dataset } = filters
      const home = dataset === undefined ? {} : { dataset: await canonical(dataset) }
      return listPage(read, kind, { order, filters: { ...filters, ...home } }, page)
    },
    async detail(kind, id) {
      return detailOf(kind, kind === 'run' ? await findRun(read, id) : await findById(read, kind, id))
    },
    async named(key) {
      const { kind } = key
      const [row] = await read({ kind: 'nodes', label: BROWSE_LABELS[kind], ids: [idOfKey(key)] })
      if (row === undefined) throw new EntityNotFound(kind, textOf(key))
      return detailOf(kind, kind === 'dataset' ? await findById(read, kind, row.id) : row)
    },
    describe: (kind, ids, fields) => describeEntities(read, kind, ids, fields),
    columns: async (dataset, page) => columnsPage(read, await canonical(dataset), page),
    schemas: async (dataset) => schemaHistory(read, await membersOf(read, await canonical(dataset))),
    async interactions(id, filters, page) {
      const dataset = await canonical(id)
      return interactionsPage(read, { ...filters, dataset, members: await membersOf(read, dataset) }, page)
    },
    async statistics(id, { by, ...window }) {
      const stretch = timeRangeOf(window, now())
      const members = await membersOf(read, await canonical(id))
      return datasetStatistics(read, members, { by, ...stretch })
    },
    async runs(id, { order, filters }, page) {
      return listPage(read, 'run', { order, filters: { ...filters, job: await job(id) } }, page)
    },
    versions: async (id, page) => jobVersions(read, await job(id), page),
    async history(id, window) {
      const stretch = timeRangeOf(window, now())
      return jobHistory(read, await job(id), stretch)
    },
    async activity(ids, window) {
      const at = now()
      return activityOf(read, ids, timeRangeOf(window, at, THREE_YEARS), at)
    },
    tree: async (id) => runTree(read, await findRun(read, id)),
    audit: (filters, page) => auditPage(read, filters, page),
  }
}

function idOfKey(key: NaturalKey): Id {
  switch (key.kind) {
    case 'dataset':
      return datasetId(key.namespace, key.name)
    case 'job':
      return jobId(key.namespace, key.name)
    case 'column':
      return columnId(key.namespace, key.dataset, key.name)
    case 'location':
      return locationId(key.type, key.name)
    case 'tag':
      return idOf('Tag', key.name, key.value ?? '')
    case 'user':
      return userId(key.name)
  }
}

function textOf(key: NaturalKey): string {
  switch (key.kind) {
    case 'dataset':
    case 'job':
      return `${cite(key.name)} in ${cite(key.namespace)}`
    case 'column':
      return `${cite(key.name)} of ${cite(key.dataset)} in ${cite(key.namespace)}`
    case 'location':
      return `${cite(key.name)} of type ${cite(key.type)}`
    case 'tag':
      return key.value === undefined
        ? `${cite(key.name)} without a value`
        : `${cite(key.name)} with the value ${cite(key.value)}`
    case 'user':
      return cite(key.name)
  }
}

/** A Location by its id, or as fields show it: `postgres://db:5432`, or only its type if it has no name. */
export function locationOf(text: string): Id {
  if (isUuid(text)) return toId(text)
  const at = text.indexOf('://')
  return at < 0 ? locationId(text, '') : locationId(text.slice(0, at), text.slice(at + '://'.length))
}
