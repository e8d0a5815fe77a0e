import { expect, it } from 'vitest'
import { failureOf } from './failure-of.ts'

it('returns the cause of a failure', () => {
  expect(failureOf({ status: 'failed', endedReason: 'disk full' })).toBe('disk full')
  expect(failureOf({ status: 'killed', endedReason: 'by hand' })).toBe('by hand')
})

it('returns undefined for a success', () => {
  expect(failureOf({ status: 'succeeded', endedReason: 'done' })).toBeUndefined()
  expect(failureOf({ status: 'failed' })).toBeUndefined()
})
