import { expect, it } from 'vitest'
import { defaultDataFolder } from './data-folder.ts'

it('follows each platform’s habit', () => {
  expect(defaultDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/tributary')
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/tributary')
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'relative' }, '/home/a')).toBe(
    '/home/a/.local/share/tributary',
  )
  expect(defaultDataFolder('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/tributary')
})
