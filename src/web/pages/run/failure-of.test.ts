import { expect, it } from 'vitest'
import { failureOf } from './failure-of.ts'

it('tells why something failed', () => {
  expect(failureOf({ status: 'failed', endedReason: 'disk full' })).toBe('disk full')
  expect(failureOf({ status: 'killed', error: 'by hand', endedReason: 'x' })).toBe('by hand')
})

it('tells nothing of what went well', () => {
  expect(failureOf({ status: 'succeeded', endedReason: 'done' })).toBeUndefined()
  expect(failureOf({ status: 'failed' })).toBeUndefined()
})
