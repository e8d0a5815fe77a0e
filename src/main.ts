#!/usr/bin/env node
/** The one place where things are wired: stores are opened here and handed in. */
import { readFileSync } from 'node:fs'
import { CommandFailed } from './cli/command-failed.ts'
import { createProgram } from './cli/create-program.ts'
import { runProgram } from './cli/run-program.ts'
import type { ServeOptions, StartServer } from './cli/server-port.ts'
import { StoreUnavailable, StoreUnusable, type LineageStore } from './store/lineage-store.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

/** Memory for the bodies of all requests under way. */
const BODY_BUDGET = 256 * 1024 * 1024
const DRAIN_MS = 10_000

interface Log {
  readonly info: (fields: object, message: string) => void
  readonly warn: (fields: object, message: string) => void
}

async function openStore(options: ServeOptions, log: Log): Promise<LineageStore> {
  const { neo4j } = options
  if (neo4j === undefined) {
    const { openEmbeddedStore } = await import('./store/embedded/open-embedded-store.ts')
    const habitsModule = new URL('./openlineage/habits.ts', import.meta.url)
    return openEmbeddedStore({ folder: options.data, habitsModule })
  }
  const { openLateStore } = await import('./app/late-store.ts')
  const { openNeo4jStore } = await import('./store/neo4j/open-neo4j-store.ts')
  const { habits } = await import('./openlineage/habits.ts')
  let told = ''
  return openLateStore({
    kind: 'neo4j',
    pending: `Neo4j at ${neo4j.uri} has not answered yet`,
    open: () => openNeo4jStore({ ...neo4j, habits }),
    onOpened: () => log.info({ uri: neo4j.uri }, 'Neo4j is open'),
    onFailure(error) {
      const reason = messageOf(error)
      if (reason !== told) log.warn({ uri: neo4j.uri, reason }, 'Neo4j cannot be opened; trying on')
      told = reason
    },
  })
}

/** Imports as it goes: the commands that only talk to a server are quicker without one. */
const startServer: StartServer = async (options) => {
  const { createAsk } = await import('./app/ask.ts')
  const { createByteBudget } = await import('./app/byte-budget.ts')
  const { createEntityIngest } = await import('./app/create-entity-ingest.ts')
  const { createIngest } = await import('./app/create-ingest.ts')
  const { createApp } = await import('./http/create-app.ts')
  const { createLogger } = await import('./http/create-logger.ts')
  const { CannotListen, listen } = await import('./http/listen.ts')
  const { readSameNamespaces } = await import('./openlineage/naming/read-same-namespaces.ts')
  const { readEvent } = await import('./openlineage/read-event.ts')

  const same = readSameNamespaces(options.sameNamespaces ?? [])
  if (!same.ok) throw new CommandFailed(same.error.join('\n'))
  const log = createLogger(options.logLevel)
  const store = await openStore(options, log).catch((error: unknown) => {
    throw error instanceof StoreUnusable || error instanceof StoreUnavailable
      ? new CommandFailed(error.message)
      : error
  })
  const ingest = createIngest({
    store,
    readEvent: (value) => readEvent(value, same.value),
    onFailure: (err) => log.error({ err }, 'an event could not be merged'),
  })
  const app = createApp({
    ingest,
    entities: createEntityIngest({ ingest, now: Date.now, same: same.value }),
    ...createAsk({ store, ceiling: options.ceiling, now: Date.now }),
    log,
    health: {
      version,
      store: store.kind,
      counters: () => ingest.counters(),
      unready: () => store.ready().then(() => undefined, messageOf),
    },
    events: { maxBytes: options.maxBodyBytes, budget: createByteBudget(BODY_BUDGET) },
    ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
  })
  try {
    const server = await listen(app, options.host, options.port)
    return {
      url: server.url,
      async close() {
        await server.close(DRAIN_MS)
        await ingest.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error instanceof CannotListen ? new CommandFailed(error.message) : error
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

await runProgram(
  createProgram({
    version,
    startServer,
    examples: new URL('../examples/', import.meta.url),
    terminal: { out: process.stdout, err: process.stderr, input: process.stdin, env: process.env },
  }),
)
