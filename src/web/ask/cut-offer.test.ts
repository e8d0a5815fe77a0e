import { expect, it } from 'vitest'
import { cutOffer, cutWords } from './cut-offer.ts'

const cut = (limit: string, value: number) => ({
  limit,
  value,
  message: 'the walk is complete to distance 2',
})

it('offers ten times the limit, up to the ceiling', () => {
  expect(cutOffer([cut('nodes', 10_000)], {})).toEqual({
    limits: { nodes: 100_000 },
    words: '100,000 nodes',
  })
  expect(cutOffer([cut('nodes', 5), cut('time', 10_000)], { nodes: 5, edges: 7 })).toEqual({
    limits: { nodes: 50, edges: 7, timeMs: 60_000 },
    words: '50 nodes and 60 s',
  })
})

it('offers nothing if no larger limit exists', () => {
  expect(cutOffer([cut('edges', 500_000)], { edges: 500_000 })).toBeUndefined()
  expect(cutOffer([cut('nodes', 20_000)], { nodes: 100_000 })).toBeUndefined()
  expect(cutOffer([cut('pairs', 20_000)], {})).toBeUndefined()
  expect(cutOffer([], {})).toBeUndefined()
})

it('states which limit cut, and where', () => {
  expect(cutWords(cut('time', 500))).toBe('Cut at 0.5 s: the walk is complete to distance 2.')
  expect(cutWords(cut('pairs', 20_000))).toBe('Incomplete: the walk is complete to distance 2.')
})
