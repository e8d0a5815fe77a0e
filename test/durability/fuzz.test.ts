import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fuzzEvents, recordedEvents } from './fuzz-events.ts'
import { mutatedEvents } from './mutated-events.ts'
import { ShrinkingJson } from './shrinking-json.ts'

const seed = Number(process.env.TRIBUTARY_FUZZ_SEED ?? 20261124)

it(
  `answers mutated recorded events with a reason, never with 5xx, and with a consistent graph (TRIBUTARY_FUZZ_SEED=${seed})`,
  { timeout: 300_000 },
  async () => {
    const { requests, byStatus } = await fuzzEvents({ seed, runs: 8, longestMs: 240_000 })
    expect(requests).toBeGreaterThan(150)
    expect(byStatus.get(201)).toBeGreaterThan(50)
    expect([...byStatus.keys()].filter((status) => status >= 400).length).toBeGreaterThan(0)
  },
)

it('shrinks a failing recorded event to the smallest one', () => {
  const hasSchema = (event: unknown): boolean => /"fields":\[\{"name"/.test(JSON.stringify(event))
  const { failed, counterexample } = fc.check(
    fc.property(new ShrinkingJson(mutatedEvents(recordedEvents())), (event) => !hasSchema(event)),
    { seed },
  )
  expect(failed).toBe(true)
  const [least] = counterexample!
  expect(hasSchema(least)).toBe(true)
  expect(JSON.stringify(least).length).toBeLessThan(120)
})
