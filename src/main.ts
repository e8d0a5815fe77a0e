#!/usr/bin/env node
/** The one place where things are wired: stores are opened here and handed in. */
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailed } from './cli/command-failed.ts'
import { isLoopback } from './cli/is-loopback.ts'
import { needsKeys } from './cli/needs-keys.ts'
import { createProgram } from './cli/create-program.ts'
import { runProgram } from './cli/run-program.ts'
import type { Identified } from './app/access/caller.ts'
import type { ApiKeys } from './app/access/create-api-keys.ts'
import type { MaintenanceResult } from './app/maintenance.ts'
import { WrongSettings } from './cli/settings/wrong-settings.ts'
import type {
  OpenForMaintenance,
  OpenStore,
  ServeOptions,
  StartServer,
  StoreOptions,
} from './cli/server-port.ts'
import type { Transfer } from './cli/transfer-port.ts'
import type { Tracing } from './http/tracing/open-tracing.ts'
import type { LateStore } from './app/late-store.ts'
import type { Listening } from './http/listen.ts'
import type { Habits } from './domain/aggregate.ts'
import { StoreUnavailable, StoreUnusable, type LineageStore } from './store/lineage-store.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

/** Memory for the bodies of all requests under way. */
const BODY_BUDGET = 256 * 1024 * 1024
/** So many seconds' worth of requests may come at once, before the rate limit holds. */
const BURST_SECONDS = 5

/** How long the end waits for a collector of traces. */
const TRACES_MS = 2_000

interface Log {
  readonly debug: (fields: object, message: string) => void
  readonly info: (fields: object, message: string) => void
  readonly warn: (fields: object, message: string) => void
}

async function openFolder(folder: string): Promise<LineageStore> {
  const { openEmbeddedStore } = await import('./store/embedded/open-embedded-store.ts')
  return openEmbeddedStore({ folder, habitsModule: new URL('./openlineage/habits.ts', import.meta.url) })
}

/** The store of a server, which listens before it is open. */
async function openStore({ data, neo4j }: ServeOptions, log: Log): Promise<LateStore> {
  const { createLateStore } = await import('./app/late-store.ts')
  const telling = (what: object, name: string) => {
    let told = ''
    return {
      onOpened: () => log.debug(what, `${name} is open`),
      onFailure(error: unknown) {
        const reason = messageOf(error)
        if (reason !== told) log.warn({ ...what, reason }, `${name} cannot be opened; trying on`)
        told = reason
      },
    }
  }
  if (neo4j === undefined)
    return createLateStore({
      kind: 'embedded',
      pending: 'the store is being opened',
      open: () => openFolder(data),
      patienceMs: Infinity,
      ...telling({ data }, 'the store'),
    })
  const { openNeo4jStore } = await import('./store/neo4j/open-neo4j-store.ts')
  const { habits } = await import('./openlineage/habits.ts')
  const { uri } = neo4j
  return createLateStore({
    kind: 'neo4j',
    pending: `Neo4j at ${uri} has not answered yet`,
    open: () => openNeo4jStore({ ...neo4j, habits }),
    ...telling({ uri }, 'Neo4j'),
    onOpened: () => log.info({ uri }, 'Neo4j is open'),
  })
}

/** Imports as it goes: the commands that only talk to a server are quicker without one. */
const startServer: StartServer = async (options) => {
  const { createComplete } = await import('./app/complete.ts')
  const { createHover } = await import('./app/hover.ts')
  const { queryText } = await import('./app/query-text.ts')
  const { createAsk } = await import('./app/ask.ts')
  const { createByteBudget } = await import('./app/byte-budget.ts')
  const { createDeadLetters } = await import('./app/dead-letters.ts')
  const { createEntityIngest } = await import('./app/create-entity-ingest.ts')
  const { createIngest } = await import('./app/create-ingest.ts')
  const { createMaintenance } = await import('./app/maintenance.ts')
  const { createBrowser } = await import('./app/browse/create-browser.ts')
  const { createEdits } = await import('./app/edits/create-edits.ts')
  const { createReadiness } = await import('./app/readiness.ts')
  const { createSavedQueries } = await import('./app/saved-queries.ts')
  const { withoutDeleted } = await import('./app/deletions.ts')
  const { createAccess } = await import('./app/access/create-access.ts')
  const { createApiKeys } = await import('./app/access/create-api-keys.ts')
  const { createApp } = await import('./http/create-app.ts')
  const { createMetrics } = await import('./http/metrics/create-metrics.ts')
  const { createLogger } = await import('./http/create-logger.ts')
  const { decodeJson, decodeText } = await import('./http/decode-json.ts')
  const { logQueries } = await import('./http/log-queries.ts')
  const { createRateLimit } = await import('./http/limits/rate-limit.ts')
  const { CannotListen, listen } = await import('./http/listen.ts')
  const { readTls, UnusableTls, watchTls } = await import('./http/tls-files.ts')
  const { readSameNamespaces } = await import('./openlineage/naming/read-same-namespaces.ts')
  const { readEvent } = await import('./openlineage/read-event.ts')

  const same = readSameNamespaces(options.sameNamespaces ?? [])
  if (!same.ok) throw new WrongSettings(same.error)
  const identifyToken = await openTokenCheck(options)
  const tls = options.tls && (await readTls(options.tls).catch(asCommandFailed(UnusableTls)))
  const log = createLogger(options.logLevel, options.apiKey === undefined ? [] : [options.apiKey])
  const { store: whole, settled } = await openStore(options, log)
  const store = withoutDeleted(whole, clock)
  const tracing = await openTracingIfWanted()
  const metrics = createMetrics({
    version,
    storeKind: store.kind,
    ingest: () => ingest,
    deadLetters: () => deadLetters,
    stats: () => store.stats(),
  })
  const keys = createApiKeys({ store: store.apiKeys, now: Date.now, clock })
  const alwaysAsks = !options.insecure && !isLoopback(options.host)
  const ingest = createIngest({
    store,
    onCommit: metrics.committed,
    ...(tracing === undefined ? {} : { trace: tracing.trace }),
    readEvent: (value) => readEvent(value, same.value),
    onFailure: (err) => log.error({ err }, 'an event could not be merged'),
  })
  const readiness = createReadiness({ store, ingest })
  const logQuery = logQueries(log, options.slowQueryMs)
  const entities = createEntityIngest({ ingest, now: Date.now, same: same.value })
  const deadLetters = createDeadLetters({
    store: store.deadLetters,
    ingest,
    entities,
    now: Date.now,
    decode: (body) => decodeJson(decodeText(body)),
    onLost: (err, letters) => log.warn({ err, letters }, 'refused events could not be kept'),
  })
  const browser = createBrowser(store, Date.now)
  const app = createApp({
    ingest,
    deadLetters,
    maintenance: createMaintenance({
      store,
      now: Date.now,
      onEnd: ({ kind, state, result, reason }) =>
        log.info({ kind, state, reason, ...outcomeOf(result) }, 'maintenance ended'),
      backupFolder: options.backupFolder,
    }),
    entities,
    savedQueries: createSavedQueries(store.savedQueries, Date.now),
    browser,
    edits: createEdits({ store, ingest, browser, now: Date.now }),
    ...createAsk({
      store,
      ceiling: options.ceiling,
      now: Date.now,
      ...(tracing === undefined ? {} : { trace: tracing.trace }),
      onAsked(asked) {
        metrics.asked(asked)
        logQuery(asked)
      },
    }),
    search: (request) => store.search(request),
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
      unready: () => readiness.unready(),
    },
    events: { maxBytes: options.maxBodyBytes, budget: createByteBudget(BODY_BUDGET) },
    keys,
    gate: {
      access: createAccess({
        keys,
        ...(options.apiKey === undefined ? {} : { staticKey: options.apiKey }),
        ...(identifyToken === undefined ? {} : { identifyToken }),
        alwaysAsks,
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
    },
    corsOrigins: options.corsOrigins,
  })
  const end = async (): Promise<void> => {
    await ingest.close()
    await deadLetters.flush()
  }
  let server: Listening | undefined
  try {
    server = await listen(app, options.host, options.port, {
      maxConnections: options.maxConnections,
      ...(tls === undefined ? {} : { tls }),
    })
    await settled
    const isOpen =
      options.apiKey === undefined && identifyToken === undefined && !(await knownKeys(keys, log))
    if (isOpen && alwaysAsks) throw new CommandFailed(needsKeys(options))
    const listening = server
    const unwatch =
      options.tls &&
      watchTls(
        options.tls,
        (pair) => {
          listening.renewTls(pair)
          log.info({}, 'the certificate was read anew')
        },
        (error) =>
          log.warn(
            { reason: messageOf(error) },
            'the certificate could not be read anew; the one before stays',
          ),
      )
    return {
      url: listening.url,
      isOpen,
      async close() {
        unwatch?.()
        readiness.drain()
        await sleep(options.drain.delayMs)
        await within(options.drain.forMs, listening.close(options.drain.forMs).then(end))
        await within(TRACES_MS, Promise.resolve(tracing?.close()))
        await store.close()
      },
    }
  } catch (error) {
    await server?.close(0)
    await store.close()
    const isExpected =
      error instanceof CannotListen || error instanceof StoreUnusable || error instanceof StoreUnavailable
    throw isExpected ? new CommandFailed(error.message) : error
  }
}

/** Traces are followed only where OpenTelemetry's own variables name a collector; else nothing of it is loaded. */
async function openTracingIfWanted(): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: all, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces } = process.env
  if ((all ?? '') === '' && (traces ?? '') === '') return undefined
  const { openTracing } = await import('./http/tracing/open-tracing.ts')
  return openTracing(version, process.env)
}

/** Waits for work, but no longer than so many milliseconds. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController()
  await Promise.race([work, sleep(ms, undefined, { signal: patience.signal })])
  patience.abort()
}

const openForMaintenance: OpenForMaintenance = async (options) => {
  try {
    if (options.neo4j !== undefined) {
      const { openNeo4jStore } = await import('./store/neo4j/open-neo4j-store.ts')
      const { habits } = await import('./openlineage/habits.ts')
      return await withKeys(await openNeo4jStore({ ...options.neo4j, habits }))
    }
    return await withKeys(await openFolder(options.data))
  } catch (error) {
    throw error instanceof StoreUnusable || error instanceof StoreUnavailable
      ? new CommandFailed(error.message)
      : error
  }
}

/** A store with its keys as a command works with them. */
async function withKeys(store: LineageStore): Promise<OpenStore> {
  const { createApiKeys } = await import('./app/access/create-api-keys.ts')
  return {
    keys: createApiKeys({ store: store.apiKeys, now: Date.now, clock }),
    verify: () => store.verify(),
    rebuild: () => store.rebuild(),
    backup: (file) => store.backup(file),
    close: () => store.close(),
  }
}

/** What judges the tokens of the issuer, if there is one. @throws WrongSettings */
async function openTokenCheck({
  oidc,
}: ServeOptions): Promise<((token: string) => Promise<Identified>) | undefined> {
  if (oidc === undefined) return undefined
  const { createTokenCheck, isSafeUrl } = await import('./http/oidc/create-token-check.ts')
  const { OWN_WORDS, readScopeMap } = await import('./http/oidc/read-claim.ts')
  for (const [flag, url] of [
    ['--oidc-issuer', oidc.issuer],
    ['--oidc-jwks-url', oidc.jwksUrl],
  ] as const)
    if (url !== undefined && !isSafeUrl(url))
      throw new WrongSettings([`${flag}: keys come by https alone, or from this machine; ${url} is neither.`])
  const scopes = oidc.scopeMap.length === 0 ? OWN_WORDS : readScopeMap(oidc.scopeMap)
  if (scopes === undefined)
    throw new WrongSettings([
      '--oidc-scope-map takes WORD=SCOPE, the scope being read, ingest, edit or admin.',
    ])
  const { scopeClaim = 'scope', ...settings } = oidc
  return createTokenCheck({ ...settings, scopeClaim, scopes, clock })
}

/** Whether keys were ever made; true, so that they are asked for, while a store that is away cannot say. */
async function knownKeys(keys: Pick<ApiKeys, 'wereMade'>, log: Log): Promise<boolean> {
  try {
    return await keys.wereMade()
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof StoreUnusable)) throw error
    log.warn(
      { reason: error.message },
      'whether there are keys is not known yet: until it is, nobody is let in without one',
    )
    return true
  }
}

const asCommandFailed =
  (kind: new (message: string) => Error) =>
  (error: unknown): never => {
    throw error instanceof kind ? new CommandFailed(error.message) : error
  }

/** Milliseconds that never go back. */
const clock = (): number => performance.now()

/** The numbers of a result: what differs is for whoever asked, not for the log. */
const outcomeOf = (result: MaintenanceResult | undefined): object =>
  result === undefined
    ? {}
    : !('differences' in result)
      ? result
      : { rows: result.rows, differences: result.differences }
/** Opens the store for one command, and lets go of it afterwards. */
async function withStore<T>(
  options: StoreOptions,
  purpose: 'export' | 'import',
  use: (store: LineageStore, habits: Habits) => Promise<T>,
): Promise<T> {
  const { habits } = await import('./openlineage/habits.ts')
  const { UnusableExport } = await import('./app/transfer/import-graph.ts')
  const { data, neo4j } = options
  if (neo4j === undefined && purpose === 'export' && !existsSync(data))
    throw new CommandFailed(`There is no folder ${data}: say by --data or --neo4j-uri where the graph lies.`)
  try {
    const store =
      neo4j === undefined
        ? await openFolder(data)
        : await (
            await import('./store/neo4j/open-neo4j-store.ts')
          ).openNeo4jStore({
            ...neo4j,
            habits,
            forImport: purpose === 'import',
          })
    try {
      return await use(store, habits)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (error instanceof StoreUnusable || error instanceof StoreUnavailable)
      throw new CommandFailed(sentence(error))
    throw error instanceof UnusableExport ? new CommandFailed(error.message) : error
  }
}

const transfer: Transfer = {
  async exportGraph(from, write) {
    const { exportGraph } = await import('./app/transfer/export-graph.ts')
    return withStore(from, 'export', (store, { version }) => exportGraph({ store, habits: version, write }))
  },
  async importGraph(into, read) {
    const { importGraph } = await import('./app/transfer/import-graph.ts')
    return withStore(into, 'import', (store, { version }) => importGraph({ store, habits: version, read }))
  },
}

/** As the last word of a command. */
function sentence({ message }: Error): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

await runProgram(
  createProgram({
    version,
    startServer,
    openForMaintenance,
    transfer,
    starters: new URL('../queries/', import.meta.url),
    examples: new URL('../examples/', import.meta.url),
    terminal: { out: process.stdout, err: process.stderr, input: process.stdin, env: process.env },
  }),
)
