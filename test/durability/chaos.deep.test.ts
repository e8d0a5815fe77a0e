import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { chaosEmbedded } from './chaos.ts'

const ROUNDS = runs(20)

const seed = Number(process.env.TRIBUTARY_CHAOS_SEED ?? Math.floor(Math.random() * 1e9))

it(
  `loses no acknowledged event after kill -9 (TRIBUTARY_CHAOS_SEED=${seed})`,
  { timeout: 600_000 },
  async () => {
    const rounds: string[] = []
    await chaosEmbedded({ rounds: ROUNDS, seed, say: (line) => rounds.push(line) })
    expect(rounds).toHaveLength(ROUNDS)
    expect(rounds.some((line) => !line.includes(' 0 events'))).toBe(true)
  },
)
