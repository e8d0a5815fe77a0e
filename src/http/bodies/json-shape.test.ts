import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeOf } from './json-shape.ts'

const ANY = { depth: Infinity, values: Infinity }
const bytes = (text: string): Uint8Array => Buffer.from(text)

describe('shapeOf', () => {
  it.each([
    ['too deep', '[[[]]]', { depth: 2, values: 100 }, 'too-deep'],
    ['deep enough', '[[[]]]', { depth: 3, values: 100 }, 'whole'],
    ['too many empty arrays', `[${'[],'.repeat(50)}[]]`, { depth: 9, values: 50 }, 'too-many'],
    ['too many numbers', `{"a":[${'1,'.repeat(50)}1]}`, { depth: 9, values: 50 }, 'too-many'],
    ['brackets and commas within a string', `["${'[{,'.repeat(50)}"]`, { depth: 1, values: 1 }, 'whole'],
    [
      'a string that ends with a quote and a backslash',
      '["\\"[[", "\\\\"]',
      { depth: 1, values: 2 },
      'whole',
    ],
    ['no end', '[{"a":1}', ANY, 'unclosed'],
    ['a string without end', '["a]', ANY, 'unclosed'],
  ])('detects: %s', (_, text, limits, kind) => {
    expect(shapeOf(bytes(text), limits).kind).toBe(kind)
  })

  it('finds the elements of an array', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1), (array, indent) => {
        const text = bytes(JSON.stringify(array, undefined, indent))
        const found: unknown[] = []
        const shape = shapeOf(text, ANY, (start, end) => {
          const element = Buffer.from(text.subarray(start, end)).toString()
          if (array.length > 0) found.push(JSON.parse(element))
        })
        expect(found).toEqual(JSON.parse(JSON.stringify(array)))
        expect(shape).toEqual({ kind: 'whole', end: text.length })
      }),
    )
  })
})
