import { expect, it } from 'vitest'
import { fuzzEvents } from './fuzz-events.ts'

const seed = Number(process.env.TRIBUTARY_FUZZ_SEED ?? 20261124)

it(
  'answers mutated recorded events with a reason, never with 5xx, and keeps a sound graph',
  { timeout: 300_000 },
  async () => {
    const { requests, byStatus } = await fuzzEvents({ seed, goOn: (sent) => sent < 400 })
    expect(requests).toBe(400)
    expect(byStatus.get(201)).toBeGreaterThan(100)
    expect([...byStatus.keys()].filter((status) => status >= 400).length).toBeGreaterThan(0)
  },
)
