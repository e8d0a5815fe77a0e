import { expect, it } from 'vitest'
import { webAddress } from './web-address.ts'

it('accepts web URLs', () => {
  expect(webAddress('https://logs.example/run?id=1')).toBe('https://logs.example/run?id=1')
  expect(webAddress(' HTTP://logs.example ')).toBe('http://logs.example/')
})

it.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  '/relative',
  'log',
])('leaves %j as text', (text) => expect(webAddress(text)).toBeUndefined())
