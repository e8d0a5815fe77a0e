import { expect, it } from 'vitest'
import { userFolder } from './user-folder.ts'

it('follows each platform’s habit', () => {
  expect(userFolder('data', 'linux', {}, '/home/a')).toBe('/home/a/.local/share/tributary')
  expect(userFolder('data', 'linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/tributary')
  expect(userFolder('data', 'linux', { XDG_DATA_HOME: 'relative' }, '/home/a')).toBe(
    '/home/a/.local/share/tributary',
  )
  expect(userFolder('data', 'darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/tributary')
})

it('keeps what it remembers beside, where the system has a place for that', () => {
  expect(userFolder('state', 'linux', {}, '/home/a')).toBe('/home/a/.local/state/tributary')
  expect(userFolder('state', 'linux', { XDG_STATE_HOME: '/state' }, '/home/a')).toBe('/state/tributary')
  expect(userFolder('cache', 'linux', {}, '/home/a')).toBe('/home/a/.cache/tributary')
  expect(userFolder('cache', 'darwin', {}, '/Users/a')).toBe('/Users/a/Library/Caches/tributary')
})
