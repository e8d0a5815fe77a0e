import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomNumbers } from '../../bench/workload.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { startCli } from '../cli/run-cli.ts'
import { freePort } from '../neo4j/free-port.ts'
import { startJavaNeo4j } from '../neo4j/java-neo4j.ts'
import { chaosEvents } from './chaos-events.ts'
import { checkStored } from './check-stored.ts'
import { sendUntil } from './send-until.ts'

export interface ChaosOptions {
  readonly rounds: number
  /** The seed of the events, and of the time until each kill. */
  readonly seed: number
  readonly say: (line: string) => void
}

/** Rounds per store; a new store limits the time for checks. */
const ROUNDS_PER_STORE = 5
const SHORTEST_MS = 200
const LONGEST_MS = 2_500
/** Neo4j writes slowly at first. */
const LONGEST_NEO4J_MS = 8_000

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

/** Sends events and kills the server with SIGKILL, round by round. @throws Error as soon as an event is lost */
export async function chaosEmbedded({ rounds, seed, say }: ChaosOptions): Promise<void> {
  for (let first = 0; first < rounds; first += ROUNDS_PER_STORE) {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-chaos-'))
    try {
      let all: readonly object[] = []
      for (let round = first; round < Math.min(rounds, first + ROUNDS_PER_STORE); round++) {
        const server = await startCli(['serve', '--port', '0', '--data', folder])
        const sent = await sendFor(server.url, seed + round, LONGEST_MS, () => server.end('SIGKILL'))
        all = [...all, ...sent.acknowledged]
        const store = await openEmbeddedStore({ folder, producerRulesModule })
        try {
          await checkStored(store, all)
        } finally {
          await store.close()
        }
        say(`round ${round + 1}: killed after ${sent.ms} ms, ${sent.acknowledged.length} events acknowledged`)
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** Like `chaosEmbedded`, on its own Neo4j: kills Tributary and Neo4j alternately. */
export async function chaosNeo4j({ rounds, seed, say }: ChaosOptions): Promise<void> {
  for (let first = 0; first < rounds; first += ROUNDS_PER_STORE) {
    const home = await mkdtemp(join(tmpdir(), 'tributary-chaos-neo4j-'))
    const boltPort = await freePort()
    let neo4j = await startJavaNeo4j({ home, boltPort, shortLived: true })
    const connection = { uri: neo4j.uri, user: neo4j.user, password: neo4j.password }
    const serve = () =>
      startCli([
        'serve',
        '--port',
        '0',
        '--neo4j-uri',
        neo4j.uri,
        '--neo4j-user',
        neo4j.user,
        '--neo4j-password',
        neo4j.password,
      ])
    const check = async (events: readonly object[]): Promise<void> => {
      const store: LineageStore = await openNeo4jStore({ ...connection, producerRules })
      try {
        await checkStored(store, events)
      } finally {
        await store.close()
      }
    }
    try {
      let all: readonly object[] = []
      for (let round = first; round < Math.min(rounds, first + ROUNDS_PER_STORE); round++) {
        const server = await serve()
        const ofServer = round % 2 === 0
        const sent = await sendFor(server.url, seed + round, LONGEST_NEO4J_MS, async () => {
          if (ofServer) {
            await server.end('SIGKILL')
            return
          }
          await neo4j.kill()
          // From here on, every request fails and none may count as acknowledged.
          await sleep(300)
        })
        if (!ofServer) {
          neo4j = await startJavaNeo4j({ home, boltPort, shortLived: true })
          await server.end('SIGKILL')
        }
        all = [...all, ...sent.acknowledged]
        await check(all)
        const who = ofServer ? 'Tributary' : 'Neo4j'
        say(
          `round ${round + 1}: ${who} killed after ${sent.ms} ms, ${sent.acknowledged.length} events acknowledged`,
        )
      }
    } finally {
      await neo4j.stop()
      await rm(home, { recursive: true, force: true })
    }
  }
}

async function sendFor(
  url: string,
  seed: number,
  longestMs: number,
  kill: () => Promise<unknown>,
): Promise<{ readonly ms: number; readonly acknowledged: readonly object[] }> {
  const random = randomNumbers(seed)
  const ms = Math.round(SHORTEST_MS + random() * (longestMs - SHORTEST_MS))
  while ((await fetch(new URL('/readyz', url))).status !== 200) await sleep(100)
  const stop = new AbortController()
  const begun = Promise.withResolvers<undefined>()
  const sending = sendUntil(url, chaosEvents(seed), stop.signal, () => begun.resolve(undefined))
  // After its start, a database may need seconds for its first commit.
  await begun.promise
  await sleep(ms)
  await kill()
  stop.abort()
  return { ms, acknowledged: await sending }
}
