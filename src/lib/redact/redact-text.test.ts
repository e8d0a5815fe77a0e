import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactName, redactText } from './redact-text.ts'
import { ADVERSARIAL, CLEAN, PLANTED } from './secrets.test-support.ts'
import { runs } from '../../../test/runs.ts'

describe('secrets in texts', () => {
  test.each(PLANTED)('%s', (text, expected) => expect(redactText(text)).toBe(expected))
})

describe('texts without secrets are unchanged', () => {
  test.each(CLEAN)('%s', (text) => {
    expect(redactText(text)).toBe(text)
    expect(redactName(text)).toBe(text)
  })
})

const pieces = fc.constantFrom(
  ...'password token secret api_key :// @ : = " \' ` \\ { } [ ] ( ) , ; & ? / < > - -- [redacted] Bearer IDENTIFIED BY'.split(
    ' ',
  ),
  ...[
    'CREDENTIALS ',
    ' ',
    '\n',
    'eyJabcdefgh.abcd',
    'AKIAABCDEFGHIJKLMNOP',
    'a',
    'b1',
    'jdbc:oracle:thin:',
    '@tcp(',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    'Authorization',
    '"value":',
    '"name":',
    '{p;q}',
  ],
)

test('redacting twice changes nothing more', () =>
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
      const once = redactText(parts.join(''))
      expect(redactText(once)).toBe(once)
      const name = redactName(parts.join(''))
      expect(redactName(name)).toBe(name)
    }),
    { numRuns: runs(20_000) },
  ))

test('any text can be redacted', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const once = redactText(`password=${text}`)
      expect(redactText(once)).toBe(once)
    }),
  ))

test('the time grows linearly with the length of the text', () => {
  for (const unit of ADVERSARIAL) {
    const took = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length))
      const start = performance.now()
      redactText(text)
      redactName(text)
      return performance.now() - start
    }
    took(1_000)
    // A quadratic rule would take minutes.
    expect(took(200_000), unit).toBeLessThan(5_000)
  }
}, 120_000)
