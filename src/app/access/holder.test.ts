import { expect, it } from 'vitest'
import { ANYONE, HOLDER_OF_STATIC_KEY } from './caller.ts'
import { holderOf } from './holder.ts'

it('names a caller by its key or token, else by its address', () => {
  const scopes = ['ingest'] as const
  expect(holderOf(ANYONE, '192.0.2.7')).toBe('address 192.0.2.7')
  expect(holderOf(HOLDER_OF_STATIC_KEY, '192.0.2.7')).toBe('api-key')
  expect(holderOf({ kind: 'key', id: '01JD2', name: 'secret project', scopes }, '192.0.2.7')).toBe(
    'key 01JD2',
  )
  expect(holderOf({ kind: 'token', id: 'x'.repeat(1000), scopes }, '192.0.2.7')).toHaveLength(300)
})
