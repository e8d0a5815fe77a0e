import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { flag, integer } from '../options.ts'
import { sameNamespace } from '../namespace-declarations.ts'
import { readSettings, type SettingSources } from './read-settings.ts'

const settings = [
  flag('--port <port>', 'port').default(8080).argParser(integer(0, 65_535)),
  flag('--api-key <key>', 'key').secret().argParser(integer(1, 9)),
  flag('--log-level <level>', 'level').choices(['warn', 'info']).default('info'),
  flag('--same-namespace <declaration>', 'names').argParser(sameNamespace),
  flag('--loud [yes|no]', 'switch').default(false).preset('yes'),
]
const known = settings.map(({ key }) => key)
const read = (places: Partial<SettingSources>) =>
  readSettings(settings, { flags: {}, env: {}, ...places }, known)
const file = (content: Readonly<Record<string, unknown>>) => ({ path: '/t.json', content })

/** The key, value and source of each setting that does not have its default. */
function given(places: Partial<SettingSources>) {
  const found = read(places)
  if (!found.ok) throw new Error(found.error.join('\n'))
  return found.value
    .filter(({ source }) => source !== 'default')
    .map(({ setting, value, where }) => [setting.key, value, where])
}

it('uses the flag before the variable, the variable before the file, and the default last', () => {
  const env = { TRIBUTARY_PORT: '2' }
  expect(given({ flags: { port: ['1'] }, env, file: file({ port: 3 }) })).toEqual([['port', 1, '--port']])
  expect(given({ env, file: file({ port: 3 }) })).toEqual([['port', 2, 'TRIBUTARY_PORT']])
  expect(given({ file: file({ port: 3 }) })).toEqual([['port', 3, 'port in /t.json']])
  expect(given({})).toEqual([])
})

it('ignores empty values in every source', () => {
  expect(
    given({ flags: { port: [''] }, env: { TRIBUTARY_PORT: '' }, file: file({ port: '3', logLevel: '' }) }),
  ).toEqual([['port', 3, 'port in /t.json']])
})

it('uses the last value of a setting, or all values of a repeatable one', () => {
  expect(given({ flags: { port: ['1', '2'], sameNamespace: ['a = b', 'c = d'] } })).toEqual([
    ['port', 2, '--port'],
    [
      'sameNamespace',
      [
        { text: 'a = b', where: '--same-namespace' },
        { text: 'c = d', where: '--same-namespace' },
      ],
      '--same-namespace',
    ],
  ])
  expect(given({ file: file({ sameNamespace: ['a = b'], loud: true }) })).toEqual([
    ['sameNamespace', [{ text: 'a = b', where: 'sameNamespace in /t.json' }], 'sameNamespace in /t.json'],
    ['loud', 'true', 'loud in /t.json'],
  ])
})

it('says what to change if Kubernetes set the variable', () => {
  expect(read({ env: { TRIBUTARY_PORT: 'tcp://10.0.0.1:8080' } })).toEqual({
    ok: false,
    error: [
      'TRIBUTARY_PORT is "tcp://10.0.0.1:8080": it must be a whole number from 0 to 65535. ' +
        'Kubernetes set it for a Service: set enableServiceLinks: false in the pod.',
    ],
  })
})

it('reports all errors together, with source and remedy, and without secrets', () => {
  const found = read({
    flags: { port: ['x'] },
    env: { TRIBUTARY_LOG_LEVEL: 'wran', TRIBUTARY_API_KEY: 'secret-word' },
    file: file({ sameNamespace: [1], prot: 2, zzzzzz: 3, loud: {} }),
  })
  expect(found).toEqual({
    ok: false,
    error: [
      '"prot" in /t.json is not a setting. Did you mean "port"?',
      '"zzzzzz" in /t.json is not a setting. `tributary config` lists all settings.',
      '--port is "x": it must be a whole number from 0 to 65535.',
      'TRIBUTARY_API_KEY: it must be a whole number from 1 to 9.',
      'TRIBUTARY_LOG_LEVEL is "wran": allowed choices are warn, info.',
      'sameNamespace in /t.json is [1]: it must be a text or a list of texts.',
      'loud in /t.json is {}: it must be true or false.',
    ],
  })
})

it('does not report an invalid value that another source overrides', () => {
  expect(given({ flags: { port: ['1'] }, file: file({ port: 'x' }) })).toEqual([['port', 1, '--port']])
})

describe('a secret in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-secrets-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const holding = (content: string): string => {
    const path = join(folder, `${Math.random()}`)
    writeFileSync(path, content)
    return path
  }

  it.each(['7', '7\n', '7\r\n'])('is read without the newline at its end: %j', (content) => {
    const env = { TRIBUTARY_API_KEY_FILE: holding(content) }
    expect(given({ env, file: file({ apiKey: '3' }) })).toEqual([['apiKey', 7, 'TRIBUTARY_API_KEY_FILE']])
    expect(given({ flags: { apiKey: ['2'] }, env })).toEqual([['apiKey', 2, '--api-key']])
  })

  it('is not read if the variable is empty', () => {
    expect(given({ env: { TRIBUTARY_API_KEY_FILE: '', TRIBUTARY_API_KEY: '4' } })).toEqual([
      ['apiKey', 4, 'TRIBUTARY_API_KEY'],
    ])
  })

  it.each<[Readonly<Record<string, string>>, string]>([
    [
      { TRIBUTARY_API_KEY_FILE: holding('7'), TRIBUTARY_API_KEY: '8' },
      'TRIBUTARY_API_KEY_FILE and TRIBUTARY_API_KEY are both set. Unset one of them.',
    ],
    [
      { TRIBUTARY_API_KEY_FILE: '/nowhere/key' },
      'TRIBUTARY_API_KEY_FILE names /nowhere/key, which cannot be read (ENOENT). Check the path and its permissions.',
    ],
    [
      { TRIBUTARY_API_KEY_FILE: folder },
      `TRIBUTARY_API_KEY_FILE names ${folder}, which cannot be read (EISDIR). Check the path and its permissions.`,
    ],
    [
      { TRIBUTARY_API_KEY_FILE: holding('secret7') },
      'TRIBUTARY_API_KEY_FILE: it must be a whole number from 1 to 9.',
    ],
  ])('cannot be used: %j', (env, message) => {
    expect(read({ env })).toEqual({ ok: false, error: [message] })
  })

  it('must not be empty or huge', () => {
    for (const content of ['', '\n', '7'.repeat(64 * 1024 + 1)])
      expect(read({ env: { TRIBUTARY_API_KEY_FILE: holding(content) } }).ok).toBe(false)
  })

  it('is supported only for secrets', () => {
    expect(given({ env: { TRIBUTARY_PORT_FILE: holding('7') } })).toEqual([])
  })
})
