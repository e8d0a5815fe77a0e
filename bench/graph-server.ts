import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startNeo4j } from '../test/neo4j/start-neo4j.ts'
import type { RunningNeo4j } from '../test/neo4j/running-neo4j.ts'
import { fillEmbedded, fillNeo4j } from './fill-store.ts'
import type { StoreName } from './ingest-options.ts'
import { graphRows, type Adjacency, type GraphShape } from './query-graph.ts'
import { startListening } from './server.ts'

/** A Tributary server on a store with a generated graph. */
export interface GraphServer {
  readonly url: string
  readonly neo4j?: RunningNeo4j
  stop(): Promise<void>
}

/** Fills a new store and starts a server on it. Undefined if this store is not available on this machine. */
export async function startGraphServer(
  name: StoreName,
  shape: GraphShape,
  graph: Adjacency,
  note: (text: string) => void,
): Promise<GraphServer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-bench-query-'))
  const started = performance.now()
  const neo4j = name === 'neo4j' ? await startNeo4j(note) : undefined
  if (name === 'neo4j' && neo4j === undefined) return undefined
  if (neo4j === undefined) fillEmbedded(folder, graphRows(shape, graph))
  else await fillNeo4j(neo4j, graphRows(shape, graph))
  note(`${name}: ${String(graph.size)} datasets written in ${seconds(performance.now() - started)} s`)
  const main = join(import.meta.dirname, '..', 'src', 'main.ts')
  const server = await startListening([
    ...[main, 'serve', '--port', '0', '--data', folder, '--log-level', 'warn'],
    ...(neo4j === undefined
      ? []
      : ['--neo4j-uri', neo4j.uri, '--neo4j-user', neo4j.user, '--neo4j-password', neo4j.password]),
  ])
  await untilReady(server.url)
  return {
    url: server.url,
    ...(neo4j && { neo4j }),
    async stop() {
      await server.stop()
      await neo4j?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(0)

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if ((await fetch(`${url}/readyz`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${url} was not ready within two minutes`)
}
