import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startJavaNeo4j } from '../test/neo4j/java-neo4j.ts'
import { javaIsMissing } from '../test/neo4j/neo4j-jars.ts'
import type { RunningNeo4j } from '../test/neo4j/running-neo4j.ts'
import { startNeo4j } from '../test/neo4j/start-neo4j.ts'
import type { StoreName } from './ingest-options.ts'
import { folderSize, processTree, usageOf, type Usage } from './process-usage.ts'
import { startServer, type BenchServer } from './server.ts'

/** Tributary on its own store, and what can be measured from outside. */
export interface StoreUnderTest {
  readonly name: StoreName
  readonly server: BenchServer
  readonly neo4j?: RunningNeo4j
  /** CPU and memory of Tributary's process, and of Neo4j's if it runs on this machine. */
  usage(): Usage | undefined
  databaseUsage(): Usage | undefined
  /** Bytes of the data, without the write-ahead log, which is bounded; undefined if the data are on another machine. */
  bytesOnDisk(): number | undefined
  stop(): Promise<void>
}

/** Undefined if this store is not available on this machine; `explain` gets the reason. */
export async function startStore(
  name: StoreName,
  explain: (reason: string) => void,
): Promise<StoreUnderTest | undefined> {
  if (name === 'embedded') {
    const server = await startServer([])
    return {
      name,
      server,
      usage: () => usageOf([server.pid]),
      databaseUsage: () => undefined,
      bytesOnDisk: () => folderSize(server.folder, /-(?:wal|shm)$/),
      stop: () => server.stop(),
    }
  }
  const before = new Set(processTree(process.pid))
  const started = await startDatabase(explain)
  if (started === undefined) return undefined
  const { neo4j, home } = started
  const pids = processTree(process.pid).filter((pid) => !before.has(pid))
  const server = await startServer([
    ...['--neo4j-uri', neo4j.uri],
    ...['--neo4j-user', neo4j.user, '--neo4j-password', neo4j.password],
  ])
  await untilReady(server.url)
  return {
    name,
    server,
    neo4j,
    usage: () => usageOf([server.pid]),
    databaseUsage: () => (home === undefined ? undefined : usageOf(pids)),
    bytesOnDisk: () => (home === undefined ? undefined : folderSize(join(home, 'data', 'databases'))),
    async stop() {
      await server.stop()
      await neo4j.stop()
      if (home !== undefined) await rm(home, { recursive: true, force: true })
    },
  }
}

/** If Java starts it, its data folder is known, so that its size can be measured. */
async function startDatabase(
  explain: (reason: string) => void,
): Promise<{ readonly neo4j: RunningNeo4j; readonly home?: string } | undefined> {
  const wished = process.env.NEO4J_URI ?? ''
  if (wished === '' && (await javaIsMissing()) === undefined) {
    const home = await mkdtemp(join(tmpdir(), 'tributary-bench-neo4j-'))
    return { neo4j: await startJavaNeo4j({ home }), home }
  }
  const neo4j = await startNeo4j(explain)
  return neo4j && { neo4j }
}

/** On its first start, Neo4j creates its constraints and indexes. */
async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if ((await fetch(`${url}/readyz`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${url} was not ready within two minutes`)
}
