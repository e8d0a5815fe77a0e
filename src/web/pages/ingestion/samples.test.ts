import { expect, it } from 'vitest'
import { ratesOf, rateText, withSample, type Sample } from './samples.ts'

const sample = (at: number, received: number, waiting = 0): Sample => ({
  at,
  events: {
    received,
    stored: received - 1,
    refused: 1,
    unavailable: 0,
    failed: 0,
    warnings: 0,
    droppedFacets: 0,
    queue: { events: waiting, bytes: 0 },
  },
})

it('computes rates per second', () => {
  const [first, second] = ratesOf([sample(0, 10), sample(2000, 30, 4), sample(4000, 31)])
  expect(first).toEqual({ at: 2000, received: 10, stored: 10, refused: 0, waiting: 4 })
  expect(second).toMatchObject({ received: 0.5, waiting: 0 })
})

it('returns null across a restart', () => {
  expect(ratesOf([sample(0, 10), sample(2000, 3)])[0]).toMatchObject({ received: null, stored: null })
})

it('keeps five minutes', () => {
  let samples: readonly Sample[] = []
  for (let at = 0; at < 200; at++) samples = withSample(samples, sample(at, at))
  expect([samples.length, samples.at(-1)?.at]).toEqual([150, 199])
})

it('writes small rates with a digit more', () => {
  expect([0, 0.25, 9.96, 12.4].map(rateText)).toEqual(['0', '0.3', '10.0', '12'])
})
