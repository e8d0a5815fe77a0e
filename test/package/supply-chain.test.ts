import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { readonly packages: { readonly [path: string]: Locked } }
/** Everything but the project itself. */
const installed = Object.entries(packages).filter(([path]) => path !== '')

it('installs nothing whose content the lock file does not fix', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([])
})

it('runs no install script of a production dependency', () => {
  const production = installed.filter(([, { dev }]) => dev !== true)
  expect(production.map(([path]) => path)).toContain('node_modules/hono')
  expect(production.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([])
})
