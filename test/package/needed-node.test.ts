import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const { engines } = JSON.parse(read('package.json')) as { readonly engines: { readonly node: string } }
const needed = engines.node.replace('>=', '')

/** Whether a range such as `^20.1 || >=22.15` includes the oldest supported Node. */
const accepts = (range: string): boolean =>
  range.split('||').some((part) => {
    const [, operator, version] = /^\s*(>=|\^)\s*([\d.]+)[\d.x]*\s*$/u.exec(part) ?? []
    if (version === undefined) throw new Error(`This test cannot read the range ${range}.`)
    const [major = 0, minor = 0] = version.split('.').map(Number)
    const [ownMajor = 0, ownMinor = 0] = needed.split('.').map(Number)
    if (major === ownMajor) return minor <= ownMinor
    return operator === '>=' && major < ownMajor
  })

it('no production dependency needs a newer Node than the package', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: {
      readonly [path: string]: { readonly dev?: boolean; readonly engines?: { readonly node?: string } }
    }
  }
  const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  const ranges = production.flatMap(([path, { engines: own }]) =>
    own?.node === undefined ? [] : [{ path, node: own.node }],
  )
  expect(ranges.length).toBeGreaterThan(10)
  expect(ranges.filter(({ node }) => !accepts(node))).toEqual([])
})

it('every page names the same Node', () => {
  const pages = execFileSync(
    'git',
    ['ls-files', 'README.md', 'CONTRIBUTING.md', 'docs/*.md', 'examples/*.md'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  const named = pages
    .trim()
    .split('\n')
    .flatMap((page) =>
      [...read(page).matchAll(/\bNode ([\d.]*\d)(?: or later)/gu)].map(([, at]) => ({ page, at })),
    )
  expect(named.map(({ page }) => page)).toContain('README.md')
  expect(named.filter(({ at }) => at !== needed)).toEqual([])
})

it.each(['bin/needed-node.cjs', 'bin/tributary.cjs'])('%s says what to do if Node is too old', (program) => {
  const before = (version: string): string =>
    `Object.defineProperty(process.versions, 'node', { value: '${version}' });
     process.argv[1] = ${JSON.stringify(join(root, program))};
     require('module').runMain()`
  const start = (version: string) =>
    spawnSync(process.execPath, ['-e', before(version)], { encoding: 'utf8' })
  expect(start('20.20.2')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(
      new RegExp(
        `^Tributary needs Node ${needed.replaceAll('.', '\\.')} or later; this is Node 20\\.20\\.2 \\(.*\\)\\. ` +
          'Install Node 24 from .* and run the command again\\.\n$',
        'u',
      ),
    ) as string,
  })
})
