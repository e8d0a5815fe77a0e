import { getHeapStatistics } from 'node:v8'
import { createAnswerMemory } from '../app/answer-memory.ts'
import { availableParallelism } from 'node:os'
import { createAccess } from '../app/access/create-access.ts'
import { createApiKeys, type ApiKeys } from '../app/access/create-api-keys.ts'
import { createAsk } from '../app/ask.ts'
import { createBrowser } from '../app/browse/create-browser.ts'
import { createEdits } from '../app/edits/create-edits.ts'
import { createRecordEdit } from '../app/edits/record-edit.ts'
import { createByteBudget, type ByteBudget } from '../app/byte-budget.ts'
import { createComplete } from '../app/complete.ts'
import { createEntityIngest } from '../app/create-entity-ingest.ts'
import { createIngest } from '../app/create-ingest.ts'
import { createDeadLetters } from '../app/dead-letters.ts'
import { createDoctor } from '../app/doctor/create-doctor.ts'
import { createFairAdmission } from '../app/fair-admission.ts'
import { createHover } from '../app/hover.ts'
import { createMaintenance, type MaintenanceResult } from '../app/maintenance.ts'
import { queryText } from '../app/query-text.ts'
import { readSubmittedEvent } from '../app/read-submitted.ts'
import { createReadiness, type Readiness } from '../app/readiness.ts'
import { startRetention } from '../app/retention.ts'
import { createSavedQueries } from '../app/saved-queries.ts'
import { createExports } from '../app/transfer/create-exports.ts'
import { isLoopback } from '../cli/is-loopback.ts'
import type { ServeOptions } from '../cli/server-port.ts'
import { createBodyReader } from '../http/bodies/body-reader.ts'
import { createApp } from '../http/create-app.ts'
import type { createLogger } from '../http/create-logger.ts'
import { createRateLimit } from '../http/limits/rate-limit.ts'
import { logQueries } from '../http/log-queries.ts'
import { createMetrics } from '../http/metrics/create-metrics.ts'
import { producerRules } from '../openlineage/producer-rules.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import { certificateChecks } from './certificate-checks.ts'
import { clock } from './clock.ts'
import type { ServerSettings } from './server-settings.ts'
import type { Tracing } from '../http/tracing/open-tracing.ts'

/** Running queries: twice the readers of the embedded store. Neo4j has its own threads. */
const QUERIES = { embedded: 4, neo4j: 16 } as const
const MIB = 1024 ** 2
/** Memory for the bodies of events and entities, unless two of the largest need more. */
const BODY_BUDGET = 256 * MIB
/** Memory for the bodies of queries, and of changes and administration: at most 1 MiB each. */
const QUERY_BUDGET = 32 * MIB
const CHANGE_BUDGET = 16 * MIB
/** The burst of the rate limit, in seconds of the sustained rate. */
const BURST_SECONDS = 5

export interface WiredServer {
  readonly app: ReturnType<typeof createApp>
  readonly keys: ApiKeys
  readonly readiness: Readiness
  /** Commits waiting events. */
  readonly settle: () => Promise<void>
  /** Sends the remaining spans. */
  readonly endTraces: () => Promise<void>
}

/** Creates the use cases on a store, and the HTTP app on them. */
export async function wireServer(
  options: ServeOptions,
  { same, identifyToken, isTracing }: ServerSettings,
  version: string,
  store: LineageStore,
  log: ReturnType<typeof createLogger>,
): Promise<WiredServer> {
  const tracing = await openTracingIfConfigured(isTracing, version)
  const traced = tracing === undefined ? {} : { trace: tracing.trace }
  const metrics = createMetrics({
    version,
    storeKind: store.kind,
    ingest: () => ingest,
    deadLetters: () => deadLetters,
    stats: () => store.stats(),
  })
  const record = createRecordEdit(Date.now)
  const keys = createApiKeys({ store: store.apiKeys, record, now: Date.now, clock })
  const bodyReader = createBodyReader({
    maxBytes: options.maxBodyBytes,
    aliases: same,
    threads: Math.max(1, Math.min(2, availableParallelism() - 1)),
  })
  const ingest = createIngest({
    store,
    now: Date.now,
    onCommit: metrics.committed,
    ...traced,
    readEvent: (value) => readSubmittedEvent(value, same),
    onFailure: (err) => log.error({ err }, 'an event could not be merged'),
  })
  const readiness = createReadiness({ store, ingest })
  const logQuery = logQueries(log, options.slowQueryMs)
  const entities = createEntityIngest({ ingest, now: Date.now, same })
  const deadLetters = createDeadLetters({
    store: store.deadLetters,
    ingest,
    entities,
    now: Date.now,
    reader: bodyReader,
    onLost: (err, letters) => log.warn({ err, letters }, 'refused events could not be stored'),
  })
  const browser = createBrowser(store.read, Date.now)
  const maintenance = createMaintenance({
    store,
    now: Date.now,
    onEnd: ({ kind, state, result, reason }) =>
      log[state === 'failed' ? 'error' : 'info'](
        { kind, state, reason, ...outcomeOf(result) },
        state === 'failed' ? 'maintenance failed' : 'maintenance ended',
      ),
    onPruned: metrics.pruned,
    backupFolder: options.backupFolder,
    keepBackups: options.keepBackups,
  })
  const endRetention =
    options.keepRunsMs === undefined
      ? undefined
      : startRetention({ maintenance, keepMs: options.keepRunsMs, now: Date.now })
  const app = createApp({
    ingest,
    deadLetters,
    maintenance,
    doctor: createDoctor({
      store,
      program: { version, node: process.versions.node },
      now: Date.now,
      admission: {
        otherwise: options.apiKey !== undefined || identifyToken !== undefined,
        isOpenToOthers:
          options.insecure &&
          !isLoopback(options.host) &&
          options.apiKey === undefined &&
          identifyToken === undefined,
      },
      refused: () => ({
        refused: ingest.counters().refused,
        kept: deadLetters.stored,
        skipped: deadLetters.skipped,
        lost: deadLetters.lost,
      }),
      keepsRuns: options.keepRunsMs !== undefined,
      others: () => certificateChecks(options),
    }),
    exports: createExports({ store, rulesVersion: producerRules.version }),
    entities,
    savedQueries: createSavedQueries({ store: store.savedQueries, record, now: Date.now }),
    browser,
    edits: createEdits({ store, ingest, browser, now: Date.now }),
    ...createAsk({
      store,
      ceiling: options.ceiling,
      now: Date.now,
      ...traced,
      onAsked(asked) {
        metrics.queried(asked)
        logQuery(asked)
      },
    }),
    queries: {
      admission: createFairAdmission({ places: options.maxQueries ?? QUERIES[store.kind] }),
      memory: createAnswerMemory(answerBytes(options)),
      ceiling: options.ceiling,
    },
    search: store.read,
    language: {
      complete: createComplete({ store }),
      hover: createHover({ store }),
      text: queryText,
    },
    log,
    metrics,
    ...(tracing === undefined ? {} : { followRequests: tracing.requests }),
    health: {
      version,
      store: store.kind,
      counters: () => ingest.counters(),
      deadLetters: () => deadLetters,
      queue: () => ({ events: ingest.waiting, bytes: ingest.waitingBytes }),
      unready: () => readiness.unready(),
    },
    events: { maxBytes: options.maxBodyBytes, budget: bodyBudget(options.maxBodyBytes) },
    requests: { read: quarterShareBudget(QUERY_BUDGET), change: quarterShareBudget(CHANGE_BUDGET) },
    bodyReader,
    keys,
    gate: {
      access: createAccess({
        keys,
        ...(options.apiKey === undefined ? {} : { staticKey: options.apiKey }),
        ...(identifyToken === undefined ? {} : { identifyToken }),
        alwaysRequiresKey: alwaysRequiresKey(options),
      }),
      ...(options.rateLimit === 0
        ? {}
        : {
            limit: createRateLimit({
              perSecond: options.rateLimit,
              burst: options.rateLimit * BURST_SECONDS,
              clock,
            }),
          }),
      trustProxy: options.trustProxy,
      allowedHosts: [options.host, ...options.allowedHosts],
    },
    corsOrigins: options.corsOrigins,
  })
  return {
    app,
    keys,
    readiness,
    async settle() {
      endRetention?.()
      await ingest.close()
      await deadLetters.flush()
      await bodyReader.close()
    },
    endTraces: async () => tracing?.close(),
  }
}

/** The memory for answers: at most half of the heap, which the rest of the server needs too. */
const answerBytes = ({ maxAnswerBytes }: ServeOptions): number =>
  Math.min(maxAnswerBytes, Math.floor(getHeapStatistics().heap_size_limit / 2))
/** A budget of which one caller gets at most a quarter. */
const quarterShareBudget = (bytes: number): ByteBudget => createByteBudget(bytes, { share: bytes / 4 })

/** The same for events, but one caller can always send the largest body, and two callers can do so at once. */
const bodyBudget = (maxBodyBytes: number): ByteBudget =>
  createByteBudget(Math.max(BODY_BUDGET, 2 * maxBodyBytes), {
    share: Math.max(BODY_BUDGET / 4, maxBodyBytes),
  })

/** Whether the server requires a key even if none was created. */
export const alwaysRequiresKey = ({ insecure, host, bootstrapKeyFile }: ServeOptions): boolean =>
  bootstrapKeyFile !== undefined || (!insecure && !isLoopback(host))

/** The numbers in a result, for the log. The differing rows are only for the caller. */
const outcomeOf = (result: MaintenanceResult | undefined): object =>
  result === undefined
    ? {}
    : !('differences' in result)
      ? result
      : { rows: result.rows, differences: result.differences }

/** Opens tracing if the variables of OpenTelemetry name a collector. Otherwise, does not load OpenTelemetry. */
async function openTracingIfConfigured(isTracing: boolean, version: string): Promise<Tracing | undefined> {
  if (!isTracing) return undefined
  const { openTracing } = await import('../http/tracing/open-tracing.ts')
  return openTracing(version, process.env)
}
