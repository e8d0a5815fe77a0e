import { v5 } from 'uuid'
import { expect, test } from 'vitest'
import { idOf, idOfIds, uncachedIdOfIds } from './ids.ts'

const NAMESPACE = '6f1c3b0e-8d5a-5c0e-9d3f-2b7a41c6e5d8'

test.each([
  ['plain', ['Dataset', 'postgres://db', 'public.orders']],
  ['not ASCII', ['Dataset', 'ns', 'Größe 表 🜚 \u0000 \ud800']],
  ['empty', ['']],
  ['longer than the room for names', ['Mapping', 'ä🜚'.repeat(9000)]],
  ['after a longer one', ['Content', 'short']],
] as const)('idOf is v5 over the natural key: %s', (_, key) => {
  const [label, ...rest] = key
  expect(idOf(label, ...rest)).toBe(v5(new TextEncoder().encode(JSON.stringify(key)), NAMESPACE))
})

test('ids over ids equal those of the general form', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => idOf('Job', name)) as unknown as readonly [
    string,
    string,
    string,
  ]
  expect(idOfIds('X', a)).toBe(idOf('X', a))
  expect(idOfIds('X', a, b)).toBe(idOf('X', a, b))
  expect(uncachedIdOfIds('X', a, b)).toBe(idOf('X', a, b))
  expect(idOfIds('X', a, b, c)).toBe(idOf('X', a, b, c))
})
