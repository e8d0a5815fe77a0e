import { expect, it } from 'vitest'
import { userFolder } from './user-folder.ts'

it('follows the convention of each platform', () => {
  expect(userFolder('data', 'linux', {}, '/home/a')).toBe('/home/a/.local/share/tributary')
  expect(userFolder('data', 'linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/tributary')
  expect(userFolder('data', 'linux', { XDG_DATA_HOME: 'relative' }, '/home/a')).toBe(
    '/home/a/.local/share/tributary',
  )
  expect(userFolder('data', 'darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/tributary')
})

it('uses separate folders for state and caches if the platform has them', () => {
  expect(userFolder('state', 'linux', {}, '/home/a')).toBe('/home/a/.local/state/tributary')
  expect(userFolder('state', 'linux', { XDG_STATE_HOME: '/state' }, '/home/a')).toBe('/state/tributary')
  expect(userFolder('cache', 'linux', {}, '/home/a')).toBe('/home/a/.cache/tributary')
  expect(userFolder('cache', 'darwin', {}, '/Users/a')).toBe('/Users/a/Library/Caches/tributary')
})
