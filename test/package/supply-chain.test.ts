import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { readonly packages: { readonly [path: string]: Locked } }
/** The folder of this repository that a development dependency links to; it contains one package.json and no code. */
const LINKED = 'bin/node'
/** Everything from a registry. */
const installed = Object.entries(packages).filter(
  ([path, { link }]) => path !== '' && path !== LINKED && link !== true,
)
const production = installed.filter(([, { dev }]) => dev !== true)

it('installs only packages whose content the lock file fixes', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([])
  const linked = Object.entries(packages).filter(([, { link }]) => link === true)
  expect(Object.fromEntries(linked)).toEqual({
    'node_modules/node-for-development': { resolved: LINKED, link: true },
  })
  expect(packages[LINKED]?.dev).toBe(true)
})

it('names no download address', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})

it('runs no install script of a production dependency', () => {
  expect(production.map(([path]) => path)).toContain('node_modules/hono')
  expect(production.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([])
})

it('installs no Node with the package', () => {
  const binaries = /^node_modules\/node-(darwin|linux|win)-/u
  expect(installed.some(([path]) => binaries.test(path))).toBe(true)
  expect(production.filter(([path]) => binaries.test(path))).toEqual([])
})
