import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccess } from '../../src/app/access/create-access.ts'
import { createApiKeys, type ApiKeys } from '../../src/app/access/create-api-keys.ts'
import type { Identified } from '../../src/app/access/caller.ts'
import { createBrowser } from '../../src/app/browse/create-browser.ts'
import { createEdits } from '../../src/app/edits/create-edits.ts'
import { createRecordEdit } from '../../src/app/edits/record-edit.ts'
import { createSavedQueries } from '../../src/app/saved-queries.ts'
import { createComplete } from '../../src/app/complete.ts'
import { createHover } from '../../src/app/hover.ts'
import { queryText } from '../../src/app/query-text.ts'
import { createAnswerMemory, type AnswerMemory } from '../../src/app/answer-memory.ts'
import { createFairAdmission, type FairAdmissionOptions } from '../../src/app/fair-admission.ts'
import { createAsk } from '../../src/app/ask.ts'
import { createByteBudget, type ByteBudget } from '../../src/app/byte-budget.ts'
import { createDeadLetters, type DeadLetters } from '../../src/app/dead-letters.ts'
import { createDoctor } from '../../src/app/doctor/create-doctor.ts'
import { createEntityIngest } from '../../src/app/create-entity-ingest.ts'
import { createIngest, type Ingest } from '../../src/app/create-ingest.ts'
import { createMaintenance } from '../../src/app/maintenance.ts'
import { LIMIT_CEILING } from '../../src/app/query-limits.ts'
import { createApp } from '../../src/http/create-app.ts'
import { createBodyReader } from '../../src/http/bodies/body-reader.ts'
import type { MinDataRate } from '../../src/http/bodies/data-rate.ts'
import { createMetrics } from '../../src/http/metrics/create-metrics.ts'
import { createLogger } from '../../src/http/create-logger.ts'
import { readSubmittedEvent } from '../../src/app/read-submitted.ts'
import { createExports } from '../../src/app/transfer/create-exports.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import type { RateLimit } from '../../src/http/limits/rate-limit.ts'
import { createResponseCheck, type OpenApiDocument } from './check-response.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'

const REQUEST_BYTES = 16 * 1024 * 1024

export interface ApiSettings {
  readonly maxBytes?: number
  readonly budgetBytes?: number
  /** The number that one caller may use; all by default. */
  readonly shareBytes?: number
  readonly minDataRate?: MinDataRate
  readonly maxWaiting?: number
  readonly apiKey?: string
  readonly identifyToken?: (token: string) => Promise<Identified>
  readonly limit?: RateLimit
  readonly trustProxy?: boolean
  readonly allowedHosts?: readonly string[]
  readonly corsOrigins?: readonly string[]
  readonly admission?: FairAdmissionOptions
  /** Maximum bytes of buffered responses. */
  readonly answerBytes?: number
  /** Used instead of a new store. */
  readonly store?: LineageStore
  readonly onFailure?: (error: unknown) => void
}

export interface Api {
  readonly app: ReturnType<typeof createApp>
  readonly store: LineageStore
  readonly keys: ApiKeys
  readonly ingest: Ingest
  readonly budget: ByteBudget
  readonly answers: AnswerMemory
  readonly deadLetters: DeadLetters
  /** Posts to the app without a port. */
  post(
    path: string,
    body: NonNullable<RequestInit['body']>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
  close(): Promise<void>
}

/** The whole API on an embedded store in a new folder. */
export async function openApi(settings: ApiSettings = {}): Promise<Api> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-http-'))
  const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
  const store = settings.store ?? (await openEmbeddedStore({ folder, producerRulesModule }))
  const { maxWaiting, onFailure, apiKey, identifyToken, limit } = settings
  const record = createRecordEdit(() => Date.UTC(2026, 10, 25, 12))
  const keys = createApiKeys({ store: store.apiKeys, record, now: Date.now, clock: () => performance.now() })
  const metrics = createMetrics({
    version: '0.0.0-test',
    storeKind: store.kind,
    ingest: () => ingest,
    deadLetters: () => deadLetters,
    stats: () => store.stats(),
  })
  const ingest = createIngest({
    now: Date.now,
    store,
    onCommit: metrics.committed,
    readEvent: (value) => readSubmittedEvent(value),
    ...(maxWaiting === undefined ? {} : { maxWaiting }),
    ...(onFailure === undefined ? {} : { onFailure }),
  })
  const answers = createAnswerMemory(settings.answerBytes ?? 256 * 1024 * 1024)
  const maxBytes = settings.maxBytes ?? 4 * 1024 * 1024
  const budget = createByteBudget(settings.budgetBytes ?? 64 * 1024 * 1024, {
    ...(settings.shareBytes === undefined ? {} : { share: settings.shareBytes }),
  })
  const bodyReader = createBodyReader({ maxBytes, threads: 1 })
  const entities = createEntityIngest({ ingest, now: Date.now })
  const deadLetters = createDeadLetters({
    store: store.deadLetters,
    ingest,
    entities,
    now: Date.now,
    reader: bodyReader,
  })
  const browser = createBrowser(store.read, () => Date.UTC(2026, 10, 25, 12))
  const app = createApp({
    ingest,
    deadLetters,
    maintenance: createMaintenance({ store, now: Date.now }),
    doctor: createDoctor({
      store,
      program: { version: '0.0.0-test', node: process.versions.node },
      now: Date.now,
    }),
    exports: createExports({ store, rulesVersion: producerRules.version }),
    entities,
    savedQueries: createSavedQueries({
      store: store.savedQueries,
      record,
      now: () => Date.UTC(2026, 10, 25, 12),
    }),
    browser,
    edits: createEdits({ store, ingest, browser, now: () => Date.UTC(2026, 10, 25, 12) }),
    ...createAsk({
      store,
      ceiling: LIMIT_CEILING,
      now: () => Date.UTC(2026, 10, 25, 12),
      onAsked: metrics.queried,
    }),
    queries: {
      admission: createFairAdmission(settings.admission ?? { places: 4 }),
      memory: answers,
      ceiling: LIMIT_CEILING,
    },
    search: store.read,
    language: {
      complete: createComplete({ store }),
      hover: createHover({ store }),
      text: queryText,
    },
    events: {
      maxBytes,
      budget,
      ...(settings.minDataRate === undefined ? {} : { minDataRate: settings.minDataRate }),
    },
    requests: { read: createByteBudget(REQUEST_BYTES), change: createByteBudget(REQUEST_BYTES) },
    bodyReader,
    log: createLogger('silent', process.stderr),
    metrics,
    health: {
      version: '0.0.0-test',
      store: store.kind,
      counters: () => ingest.counters(),
      deadLetters: () => deadLetters,
      queue: () => ({ events: ingest.waiting, bytes: ingest.waitingBytes }),
      unready: () =>
        store.ready().then(
          () => undefined,
          (error: unknown) => (error as Error).message,
        ),
    },
    keys,
    gate: {
      access: createAccess({
        keys,
        ...(apiKey === undefined ? {} : { staticKey: apiKey }),
        ...(identifyToken === undefined ? {} : { identifyToken }),
        alwaysRequiresKey: false,
      }),
      ...(limit === undefined ? {} : { limit }),
      trustProxy: settings.trustProxy ?? false,
      allowedHosts: settings.allowedHosts ?? [],
    },
    corsOrigins: settings.corsOrigins ?? [],
  })
  await checkEveryResponse(app)
  return {
    app,
    store,
    keys,
    ingest,
    budget,
    answers,
    deadLetters,
    post: async (path, body, headers = { 'content-type': 'application/json' }) =>
      app.request(path, { method: 'POST', body, headers }),
    async close() {
      await ingest.close()
      await deadLetters.flush()
      await bodyReader.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Checks every response of the app against the OpenAPI document, whatever the test requests. */
async function checkEveryResponse(app: Api['app']): Promise<void> {
  const check = createResponseCheck((await (await app.request('/openapi.json')).json()) as OpenApiDocument)
  const request = app.request
  app.request = async (input, init, ...rest) => {
    const response = await request(input, init, ...rest)
    const [method, url] =
      input instanceof Request ? [input.method, input.url] : [init?.method ?? 'GET', String(input)]
    await check(method, url, response.clone())
    return response
  }
}
