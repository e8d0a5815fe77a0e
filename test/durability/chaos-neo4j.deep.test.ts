import { expect } from 'vitest'
import { it } from 'vitest'
import { javaIsMissing } from '../neo4j/neo4j-jars.ts'
import { chaosNeo4j } from './chaos.ts'

const seed = Number(process.env.TRIBUTARY_CHAOS_SEED ?? Math.floor(Math.random() * 1e9))
// The test kills its server, so it cannot share one.
const missing = await javaIsMissing()
if (missing !== undefined) console.warn(`!!! No Neo4j that may be killed: ${missing}`)

it.skipIf(missing !== undefined && process.env.CI !== 'true')(
  `keeps every acknowledged event when Tributary or Neo4j is killed (TRIBUTARY_CHAOS_SEED=${seed})`,
  { timeout: 900_000 },
  async () => {
    const rounds: string[] = []
    await chaosNeo4j({ rounds: 5, seed, say: (line) => rounds.push(line) })
    expect(rounds).toHaveLength(5)
    expect(rounds.some((line) => !line.includes(' 0 events'))).toBe(true)
  },
)
