import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AskedQuestion } from '../../app/ask.ts'
import type { IngestCounters } from '../../app/create-ingest.ts'
import type { CommitSize } from '../../app/group-commit.ts'
import type { PruneCounts } from '../../app/prune-all.ts'
import type { StoreStats } from '../../app/store-stats.ts'

/** The sources that are read at each scrape. */
export interface MetricSources {
  readonly version: string
  readonly storeKind: string
  readonly ingest: () => {
    readonly waiting: number
    readonly waitingBytes: number
    counters(): IngestCounters
  }
  readonly deadLetters: () => { readonly stored: number; readonly skipped: number; readonly lost: number }
  /** @throws while the store is unavailable; the metrics of the store are missing then */
  readonly stats: () => Promise<StoreStats>
}

/** A request that has ended. `route` is the template of its path. */
export interface EndedRequest {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

export interface Metrics {
  readonly requestStarted: () => void
  readonly requestEnded: (request: EndedRequest) => void
  readonly committed: (commit: CommitSize) => void
  readonly queried: (query: AskedQuestion) => void
  readonly pruned: (deleted: PruneCounts) => void
  /** All metrics in the text format of Prometheus. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const EVENTS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000]
const BYTES = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384].map((kib) => kib * 1024)

/**
 * The metrics of Tributary, with the base units and naming rules of Prometheus. Every label has a fixed set of values, which
 * clients cannot extend.
 */
export function createMetrics(sources: MetricSources): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })

  const gauge = <L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[],
    collect: (this: Gauge<L>) => void | Promise<void>,
  ): Gauge<L> => new Gauge({ name, help, labelNames, registers, collect })
  /** A counter whose value another part of the program counts. */
  const counter = <L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[],
    read: () => readonly (readonly [labels: Partial<Record<L, string>>, value: number])[],
  ): Counter<L> =>
    new Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset()
        for (const [labels, value] of read()) this.inc(labels, value)
      },
    })
  const histogram = <L extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly L[] = [],
  ): Histogram<L> => new Histogram({ name, help, labelNames, buckets, registers })

  gauge('tributary_info', 'Version and store of this server; always 1', ['version', 'store'], function () {
    this.set({ version: sources.version, store: sources.storeKind }, 1)
  })
  const inProgress = new Gauge({
    name: 'tributary_http_requests_in_progress',
    help: 'Requests that are being answered',
    registers,
  })
  const requests = histogram(
    'tributary_http_request_duration_seconds',
    'Time until the first byte of the answer, by path template',
    SECONDS,
    ['method', 'route', 'status'],
  )

  const counters = (): IngestCounters => sources.ingest().counters()
  counter('tributary_events_total', 'Events by outcome', ['outcome'], () => {
    const counts = counters()
    return OUTCOMES.map((outcome) => [{ outcome }, counts[outcome]] as const)
  })
  counter('tributary_event_warnings_total', 'Warnings about stored events', [], () => [
    [{}, counters().warnings],
  ])
  counter('tributary_dropped_facets_total', 'Facets of stored events that were dropped', [], () => [
    [{}, counters().droppedFacets],
  ])
  gauge('tributary_queue_events', 'Events waiting for a commit', [], function () {
    this.set(sources.ingest().waiting)
  })
  gauge('tributary_queue_bytes', 'Bytes of the events waiting for a commit', [], function () {
    this.set(sources.ingest().waitingBytes)
  })
  const commitSeconds = histogram('tributary_commit_duration_seconds', 'Duration of a commit', SECONDS)
  const commitEvents = histogram('tributary_commit_events', 'Number of events in a commit', EVENTS)
  const commitBytes = histogram('tributary_commit_bytes', 'Bytes of the events in a commit', BYTES)

  counter(
    'tributary_dead_letters_kept_total',
    'Refused events and items that were stored in the list of refused events',
    [],
    () => [[{}, sources.deadLetters().stored]],
  )
  counter(
    'tributary_dead_letters_lost_total',
    'Refused events and items that could not be stored',
    [],
    () => [[{}, sources.deadLetters().lost]],
  )

  counter(
    'tributary_dead_letters_skipped_total',
    'Refused items that were not stored because their request had too many',
    [],
    () => [[{}, sources.deadLetters().skipped]],
  )

  const pruned = new Counter({
    name: 'tributary_pruned_total',
    help: 'Rows that retention dropped',
    labelNames: ['what'],
    registers,
  })
  const addPruned = (deleted: PruneCounts): void => {
    for (const what of PRUNED) pruned.inc({ what }, deleted[what])
  }
  addPruned({ runs: 0, operations: 0, interactions: 0 })

  const queries = histogram(
    'tributary_query_duration_seconds',
    'Duration of a query, by operator and outcome',
    SECONDS,
    ['form', 'outcome'],
  )

  const readers = gauge(
    'tributary_readers',
    'Reader threads of the embedded store',
    ['state'],
    () => undefined,
  )
  const waiting = gauge('tributary_readers_waiting', 'Reads waiting for a reader thread', [], () => undefined)
  const files = gauge(
    'tributary_store_file_bytes',
    'Size of the files of the embedded store',
    ['file'],
    () => undefined,
  )
  const damaged = gauge(
    'tributary_store_damaged',
    '1 if the database file is known to be damaged, else 0',
    [],
    () => undefined,
  )
  const nodes = gauge('tributary_store_nodes', 'Number of nodes in the graph', ['label'], () => undefined)
  const edges = gauge(
    'tributary_store_relationships',
    'Number of relationships in the graph',
    ['type'],
    () => undefined,
  )
  const showStats = ({ isDamaged, readers: pool, fileBytes, counts }: Partial<StoreStats>): void => {
    for (const one of [damaged, readers, waiting, files, nodes, edges]) one.reset()
    if (isDamaged === undefined) damaged.remove()
    else damaged.set(isDamaged ? 1 : 0)
    if (pool === undefined) waiting.remove()
    else {
      readers.set({ state: 'busy' }, pool.busy)
      readers.set({ state: 'idle' }, pool.idle)
      waiting.set(pool.waiting)
    }
    for (const [file, bytes] of Object.entries(fileBytes ?? {})) files.set({ file }, bytes)
    for (const [label, count] of Object.entries(counts?.nodes ?? {})) nodes.set({ label }, count)
    for (const [type, count] of Object.entries(counts?.relationships ?? {})) edges.set({ type }, count)
  }

  return {
    contentType: registry.contentType,
    requestStarted: () => inProgress.inc(),
    requestEnded({ method, route, status, ms }) {
      inProgress.dec()
      requests.observe({ method, route, status }, ms / 1000)
    },
    committed({ events, bytes, ms }) {
      commitSeconds.observe(ms / 1000)
      commitEvents.observe(events)
      commitBytes.observe(bytes)
    },
    pruned: addPruned,
    queried: ({ form, outcome, ms }) => queries.observe({ form, outcome }, ms / 1000),
    async text() {
      showStats(await sources.stats().catch(() => ({})))
      return registry.metrics()
    },
  }
}

const PRUNED = ['runs', 'operations', 'interactions'] as const
const OUTCOMES = ['stored', 'refused', 'unavailable', 'failed'] as const
