import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { diffLeaves, patchLeaves } from './leaf-patch.ts'

const through = (pattern: JsonObject, body: JsonObject): unknown => {
  const patch = diffLeaves(pattern, body)
  return patch === undefined ? undefined : patchLeaves(pattern, patch)
}

test('restores a body of the same shape; each new value is in the patch once', () => {
  const pattern = { run: 'a', times: [1, 1], uses: { x: { at: 1, rows: 5 }, y: { at: 1 } }, none: null }
  const body = { run: 'b', times: [2, 3], uses: { x: { at: 2, rows: null }, y: { at: 2 } }, none: true }
  expect(diffLeaves(pattern, body)).toBe('[["b",0],[2,1,3,5],[3,2],[null,4],[true,6]]')
  expect(through(pattern, body)).toEqual(body)
})

test('the patch of equal bodies is empty', () => {
  expect(diffLeaves({ a: [{}, []], b: 'x' }, { a: [{}, []], b: 'x' })).toBe('[]')
})

test.each([
  [{ a: 1 }, { b: 1 }],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  [{ a: [1] }, { a: [1, 2] }],
  [{ a: [] }, { a: {} }],
  [{ a: 1 }, { a: {} }],
  [{ a: {} }, { a: null }],
])('%j and %j have different shapes', (pattern, body) => {
  expect(diffLeaves(pattern as JsonObject, body as JsonObject)).toBeUndefined()
})

test('treats a member named `__proto__` like any other', () => {
  const pattern = JSON.parse('{"__proto__":{"a":1}}') as JsonObject
  const body = JSON.parse('{"__proto__":{"a":2}}') as JsonObject
  expect(JSON.stringify(through(pattern, body))).toBe('{"__proto__":{"a":2}}')
})

test('restores the second of any two bodies, unless their shapes differ', () => {
  const body = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.jsonValue({ maxDepth: 3 }))
  fc.assert(
    fc.property(body, body, (a, b) => {
      const [pattern, wanted] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))] as JsonObject[]
      const got = through(pattern!, wanted!)
      if (got !== undefined) expect(JSON.stringify(got)).toBe(JSON.stringify(wanted))
    }),
  )
})
