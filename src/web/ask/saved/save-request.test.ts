import { expect, it } from 'vitest'
import { saveRequest } from './save-request.ts'

it('contains the types and defaults of parameters', () => {
  const text = 'upstream of $a depth $b where name in $c'
  const drafts = {
    a: { kind: '' as const },
    b: { kind: 'number' as const, value: '3' },
    c: { value: '["x"]' },
  }
  expect(saveRequest(text, ' ', ['a', 'b', 'c'], drafts)).toEqual({
    text,
    params: [{ name: 'a' }, { name: 'b', kind: 'number', default: 3 }, { name: 'c', default: ['x'] }],
  })
  expect(saveRequest('datasets', ' all ', [], {})).toEqual({
    text: 'datasets',
    description: 'all',
    params: [],
  })
})
