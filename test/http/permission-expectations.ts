import { columnId, datasetId, jobId } from '../../src/domain/ids.ts'
import type { Scope } from '../../src/domain/scope.ts'

/** Where the entity of a request is, from the view of a key limited to the namespace `team-a`. */
export type Place = 'inside' | 'outside' | 'missing'

/** The caller's permissions besides the scope. */
export interface Rights {
  readonly isHeld: boolean
  readonly mayRead: boolean
}

export interface Sent {
  /** Values for the placeholders of the path. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
}

/** The expected response for a caller with the scope. Without the scope it is 403, and without a key 401, everywhere. */
export interface Expectation {
  readonly scope: Scope | 'open'
  readonly places: readonly Place[]
  readonly send: (place: Place, caller: string) => Sent
  /** One of these statuses. */
  readonly status: (place: Place, rights: Rights) => readonly number[]
  /** Number of items in a batch that must be rejected. */
  readonly failed?: (place: Place, rights: Rights) => number
  /** The operation that an admin calls first, so that there is something to delete. */
  readonly undoes?: string
}

const ALL: readonly Place[] = ['inside', 'outside', 'missing']
const NOBODY = '00000000-0000-4000-8000-000000000001'
export const NAMESPACES = { inside: 'team-a', outside: 'team-b', missing: 'team-a' } as const
const IDS = {
  dataset: { inside: datasetId('team-a', 'orders'), outside: datasetId('team-b', 'orders'), missing: NOBODY },
  job: { inside: jobId('team-a', 'load'), outside: jobId('team-b', 'load'), missing: NOBODY },
  column: {
    inside: columnId('team-a', 'orders', 'email'),
    outside: columnId('team-b', 'orders', 'email'),
    missing: NOBODY,
  },
} as const

export const event = (namespace: string, more: object = {}): object => ({
  eventType: 'COMPLETE',
  eventTime: '2026-11-24T10:00:00Z',
  producer: 'https://example.org/test',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '0197a5b2-4c1e-7d3a-9b2f-6a1e5c0d8f47' },
  job: { namespace, name: 'load' },
  ...more,
})

/** The same response for every place: a read covers the whole graph. */
const always = (scope: Scope | 'open', status: number | readonly number[], send: Sent = {}): Expectation => ({
  scope,
  places: ['inside'],
  send: () => send,
  status: () => (typeof status === 'number' ? [status] : status),
})

const reads = (send: Sent = {}, status = 200): Expectation => always('read', status, send)

const readsEach = (kind: keyof typeof IDS): Expectation => ({
  scope: 'read',
  places: ALL,
  send: (place) => ({ params: { id: IDS[kind][place] } }),
  status: (place) => [place === 'missing' ? 404 : 200],
})

/** Only a caller with the scope `read` sees the entity; a limited key must not learn whether it exists outside. */
const edits = (kind: keyof typeof IDS, more: Partial<Sent> = {}, undoes?: string): Expectation => ({
  scope: 'edit',
  places: ALL,
  send: (place) => ({ params: { id: IDS[kind][place], name: 'x' }, ...more }),
  status: (place, { isHeld, mayRead }) => {
    if (place === 'missing') return [isHeld && !mayRead ? 403 : 404]
    if (place === 'outside' && isHeld) return [403]
    return [mayRead ? 200 : 204]
  },
  ...(undoes === undefined ? {} : { undoes }),
})

const aliases = (undoes?: string): Expectation => ({
  ...edits('dataset', {}, undoes),
  // A limited key names one of its namespaces, so only the id shows where the dataset is.
  send: (place, caller) => ({
    params: { id: IDS.dataset[place] },
    query: `namespace=${caller.startsWith('held') ? 'team-a' : NAMESPACES[place]}&name=copy`,
  }),
})

const batch = (item: (namespace: string) => object): Expectation => ({
  scope: 'ingest',
  places: ['inside', 'outside'],
  send: (place) => ({ body: [item(NAMESPACES[place])] }),
  status: () => [200],
  failed: (place, { isHeld }) => (isHeld && place === 'outside' ? 1 : 0),
})

/** A query that the caller created, one that an admin created, and an unknown one. */
export const queryName = (place: Place, caller: string): string =>
  place === 'inside' ? `by-${caller}` : place === 'outside' ? 'by-root' : 'by-nobody'

const named = (place: Place, caller: string): Sent => ({ params: { name: queryName(place, caller) } })

const MISSING: Sent = { params: { id: NOBODY } }
const ASKS: Sent = { body: { query: 'datasets' } }
const CARET: Sent = { body: { query: 'datasets', caret: 3 } }
const BEGINS = [202, 409]
const DESCRIBES = { body: { description: null } }

/** The expected response of each operation of the API to each caller, by `operationId`. New operations need an entry. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  sendEvent: {
    scope: 'ingest',
    places: ['inside', 'outside'],
    send: (place) => ({ body: event(NAMESPACES[place]) }),
    status: (place, { isHeld }) => [isHeld && place === 'outside' ? 403 : 201],
  },
  sendEvents: batch((namespace) => event(namespace)),
  sendEntities: batch((namespace) => ({ entity: 'dataset', namespace, name: 'orders' })),
  getEntitySchema: reads(),

  query: reads(ASKS),
  explain: reads(ASKS),
  search: reads({ query: 'q=orders' }),
  complete: reads(CARET),
  hover: reads(CARET),
  format: reads(ASKS),
  parse: reads(ASKS),
  getQueryTreeSchema: reads(),

  listSavedQueries: reads(),
  getSavedQuery: reads({ params: { name: 'by-root' } }),
  saveQuery: {
    scope: 'edit',
    places: ALL,
    send: (place, caller) => ({ ...named(place, caller), body: { text: 'datasets' } }),
    status: (place, { isHeld }) =>
      place === 'missing' ? [201] : place === 'outside' && isHeld ? [403] : [200],
  },
  deleteSavedQuery: {
    scope: 'edit',
    places: ALL,
    send: named,
    status: (place, { isHeld, mayRead }) => {
      if (place === 'missing') return [isHeld && !mayRead ? 403 : 404]
      return [place === 'outside' && isHeld ? 403 : 200]
    },
  },

  listColumnsOfDataset: readsEach('dataset'),
  listSchemasOfDataset: readsEach('dataset'),
  listInteractionsOfDataset: readsEach('dataset'),
  getStatisticsOfDataset: readsEach('dataset'),
  listRunsOfJob: readsEach('job'),
  listVersionsOfJob: readsEach('job'),
  getHistoryOfJob: readsEach('job'),
  getTreeOfRun: reads(MISSING, 404),
  describe: reads({ body: { kind: 'dataset', ids: [IDS.dataset.outside], fields: ['description'] } }),
  getActivity: reads({ body: { ids: [IDS.dataset.outside] } }),
  listDatasets: reads(),
  getDatasetByName: reads({ query: 'namespace=team-b&name=orders' }),
  getDataset: readsEach('dataset'),
  listColumns: reads(),
  getColumnByName: reads({ query: 'namespace=team-b&dataset=orders&name=email' }),
  getColumn: readsEach('column'),
  listJobs: reads(),
  getJobByName: reads({ query: 'namespace=team-b&name=load' }),
  getJob: readsEach('job'),
  listRuns: reads(),
  getRun: reads(MISSING, 404),
  listOperations: reads(),
  getOperation: reads(MISSING, 404),
  listLocations: reads(),
  getLocationByName: reads({ query: 'type=x&name=y' }, 404),
  getLocation: reads(MISSING, 404),
  listStorages: reads(),
  getStorage: reads(MISSING, 404),
  listUsers: reads(),
  getUserByName: reads({ query: 'name=nobody' }, 404),
  getUser: reads(MISSING, 404),
  listTags: reads(),
  getTagByName: reads({ query: 'name=none' }, 404),
  getTag: reads(MISSING, 404),
  listSchemas: reads(),
  getSchema: reads(MISSING, 404),
  listEdits: reads(),

  describeDataset: edits('dataset', DESCRIBES),
  describeColumn: edits('column', DESCRIBES),
  describeJob: edits('job', DESCRIBES),
  tagDataset: edits('dataset'),
  untagDataset: edits('dataset', {}, 'tagDataset'),
  tagJob: edits('job'),
  untagJob: edits('job', {}, 'tagJob'),
  tagColumn: edits('column'),
  untagColumn: edits('column', {}, 'tagColumn'),
  ownDataset: edits('dataset'),
  disownDataset: edits('dataset', {}, 'ownDataset'),
  ownJob: edits('job'),
  disownJob: edits('job', {}, 'ownJob'),
  aliasDataset: aliases(),
  unaliasDataset: aliases('aliasDataset'),
  deleteDataset: edits('dataset'),
  restoreDataset: edits('dataset'),
  deleteJob: edits('job'),
  restoreJob: edits('job'),

  listDeadLetters: reads(),
  getDeadLetter: reads(MISSING, 404),
  dropDeadLetter: always('admin', 404, MISSING),
  dropDeadLetters: always('admin', 200),
  replayDeadLetter: always('admin', 404, MISSING),
  replayDeadLetters: always('admin', 200, { body: { ids: [NOBODY] } }),

  verify: always('admin', BEGINS),
  rebuild: always('admin', BEGINS),
  redact: always('admin', BEGINS, { query: 'dryRun=true' }),
  backup: always('admin', 501),
  exportGraph: always('admin', 200),
  prune: always('admin', BEGINS, { query: 'keep=9999d' }),
  getTask: always('admin', 404, MISSING),
  examine: always('admin', 200, { query: 'sample=0' }),

  listKeys: always('admin', 200),
  createKey: always('admin', 201, { body: { name: 'made', scopes: ['read'] } }),
  revokeKey: always('admin', 404, MISSING),
  getMe: reads(),

  getHealth: always('open', 200),
  getReadiness: always('open', 200),
  getMetrics: reads(),
}
