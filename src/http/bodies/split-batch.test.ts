import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HttpProblem } from '../http-problem.ts'
import { MAX_BATCH_ITEMS, splitBatch, type BatchForm } from './split-batch.ts'

const LIMITS = { depth: 100, values: 1_000_000 }

const split = (text: string | Uint8Array, form: BatchForm = 'array'): readonly string[] => {
  const body = Buffer.from(text as string)
  const bounds = splitBatch(body, form, LIMITS)
  return Array.from({ length: bounds.length / 2 }, (_, i) =>
    body.subarray(bounds[2 * i], bounds[2 * i + 1]).toString(),
  )
}
const refusal = (work: () => unknown): HttpProblem => {
  try {
    work()
  } catch (error) {
    if (error instanceof HttpProblem) return error
    throw error
  }
  throw new Error('not refused')
}

describe('a JSON array', () => {
  it('is split into its elements', () => {
    expect(split('[{"a":1},{"b":[1,2]}]')).toEqual(['{"a":1}', '{"b":[1,2]}'])
    expect(split('\ufeff [ 1 , "x,]" ]\n').map((text) => text.trim())).toEqual(['1', '"x,]"'])
    expect(split('[]')).toEqual([])
    expect(split(' [ ] ')).toEqual([])
    expect(split('{"a":1}')).toEqual(['{"a":1}'])
  })

  it('is refused if and only if JSON.parse refuses it', () => {
    const parses = (text: string): boolean => {
      try {
        return typeof JSON.parse(text) === 'object'
      } catch {
        return false
      }
    }
    const damaged = fc
      .tuple(
        fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1 }),
        fc.nat(),
        fc.constantFrom('[', ']', '{', '}', ',', '"', ':', '1', ' '),
      )
      .map(([value, at, put]) => {
        const text = JSON.stringify(value)
        const place = at % text.length
        return text.slice(0, place) + put + text.slice(place + 1)
      })
      .filter((text) => text.startsWith('['))
    fc.assert(
      fc.property(damaged, (text) => {
        if (parses(text)) expect(() => split(text)).not.toThrow()
        else expect(refusal(() => split(text)).problem).toBe('malformed-body')
      }),
    )
  })

  it.each([
    ['[1,]', /cannot be read/],
    ['[,1]', /cannot be read/],
    ['[1] 2', /at character 4/],
    ['[1}', /at character 2/],
    ['[{"ü":1}, {"b" 2}]', /at character 15/],
    ['[1, 2', /ends too early/],
    ['7', /JSON array of events, or NDJSON/],
    ['', /empty/],
  ])('is refused with the reason: %s', (text, reason) => {
    const { problem, message } = refusal(() => split(text))
    expect(problem).toBe('malformed-body')
    expect(message).toMatch(reason)
  })

  it('is refused before it is parsed if it nests too deeply or has too many values', () => {
    expect(refusal(() => split('['.repeat(10_000_000))).message).toBe(
      'the body nests deeper than 100 levels: flatten it',
    )
    expect(refusal(() => split(`[${'[],'.repeat(MAX_BATCH_ITEMS)}[]]`)).problem).toBe('body-too-large')
    expect(refusal(() => split(`[[${'1,'.repeat(2_000_000)}1]]`)).message).toMatch(/1000000 JSON values/)
  })
})

describe('NDJSON', () => {
  it('is split into its lines, except blank ones, even if they are not JSON', () => {
    expect(split('{"a":1}\r\n\n \t\n{"cut\n7', 'ndjson')).toEqual(['{"a":1}\r', '{"cut', '7'])
    expect(split('', 'ndjson')).toEqual([])
  })

  it('is refused if it has more lines than a batch may have items', () => {
    expect(split('1\n'.repeat(MAX_BATCH_ITEMS), 'ndjson')).toHaveLength(MAX_BATCH_ITEMS)
    expect(refusal(() => split('1\n'.repeat(MAX_BATCH_ITEMS + 1), 'ndjson')).problem).toBe('body-too-large')
  })
})
