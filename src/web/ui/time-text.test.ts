import { describe, expect, it } from 'vitest'
import { agoText } from './time-text.tsx'

const HOUR = 3_600_000
const at = (text: string): number => Date.parse(text)

describe('agoText', () => {
  const now = at('2026-11-26T00:30:00.000Z')

  it('counts elapsed time without calendar words', () => {
    // 25 hours and less than two months: no calendar words such as "yesterday".
    expect(agoText(now - 25 * HOUR, now)).toBe('1 day ago')
    expect(agoText(at('2026-01-31T12:00:00Z'), at('2026-03-31T11:00:00Z'))).toBe('1 month ago')
    expect(agoText(now - 400 * 24 * HOUR, now)).toBe('1 year ago')
    expect(agoText(now - 59_999, now)).toBe('59 seconds ago')
  })

  it('handles now and future times', () => {
    expect(agoText(now - 400, now)).toBe('now')
    expect(agoText(now + 2 * HOUR, now)).toBe('in 2 hours')
  })
})
