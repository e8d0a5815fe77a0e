import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { runCli } from './in-process-cli.ts'
import { beginCli } from './run-cli.ts'

const CANARY = 'canary7secret'
const folder = temporaryFolder('canary')

/** Malformed secrets. All have CANARY in them. */
const KEYS = [`trb_${CANARY}\nline2\nline3`, `trb_ ${CANARY}`, `${CANARY}\u0000`, `é${CANARY}`]
const PASSWORDS = [`${CANARY}\nx`]
const WITH_USER = (scheme: string) => [
  `${scheme}://u:${CANARY}@127.0.0.1:1`,
  `u:${CANARY}@127.0.0.1:1`,
  `${scheme}://u:${CANARY}/x@h`,
]

/** Command, flag, variable, malformed texts. A new secret is one row. */
const WAYS: readonly (readonly [readonly string[], string, string, readonly string[]])[] = [
  [['query', 'datasets', '--url', 'http://127.0.0.1:1'], '--api-key', 'TRIBUTARY_API_KEY', KEYS],
  [['doctor', '--url', 'http://127.0.0.1:1'], '--api-key', 'TRIBUTARY_API_KEY', KEYS],
  [['serve', '--port', '0'], '--api-key', 'TRIBUTARY_API_KEY', KEYS],
  [
    ['config', '--neo4j-uri', 'bolt://127.0.0.1:1'],
    '--neo4j-password',
    'TRIBUTARY_NEO4J_PASSWORD',
    PASSWORDS,
  ],
  [['query', 'datasets'], '--url', 'TRIBUTARY_URL', WITH_USER('http')],
  [['config'], '--url', 'TRIBUTARY_URL', WITH_USER('http')],
  [
    ['config', '--oidc-audience', 'x', '--oidc-issuer', 'https://h'],
    '--oidc-jwks-url',
    'TRIBUTARY_OIDC_JWKS_URL',
    WITH_USER('https'),
  ],
  [['doctor'], '--url', 'TRIBUTARY_URL', WITH_USER('http')],
  [['serve', '--port', '0'], '--neo4j-uri', 'TRIBUTARY_NEO4J_URI', WITH_USER('bolt')],
  [
    ['serve', '--port', '0', '--oidc-audience', 'x'],
    '--oidc-issuer',
    'TRIBUTARY_OIDC_ISSUER',
    WITH_USER('https'),
  ],
]

it.each(WAYS)('%s with a malformed %s fails without showing it', async (command, flag, variable, texts) => {
  for (const text of texts) {
    const path = join(folder, 'secret')
    await writeFile(path, text)
    const ways = [
      { args: [...command, flag, text], env: {} },
      ...(text.includes('\0') ? [] : [{ args: command, env: { [variable]: text } }]),
      ...(texts === KEYS || texts === PASSWORDS
        ? [{ args: command, env: { [`${variable}_FILE`]: path } }]
        : []),
    ]
    for (const { args, env } of ways) {
      const { code, stdout, stderr } = await runCli(args, { env })
      expect(code, stderr.replaceAll(CANARY, 'LEAK')).toBe(78)
      expect(stdout + stderr).not.toContain(CANARY)
    }
  }
})

it('says that the key file has several lines', async () => {
  const path = join(folder, 'key')
  await writeFile(path, `trb_${CANARY}\nline2\nline3\n`)
  const { stderr } = await runCli(['query', 'datasets'], { env: { TRIBUTARY_API_KEY_FILE: path } })
  expect(stderr).toBe(
    `TRIBUTARY_API_KEY_FILE names ${path}, but the secret there has 3 lines; a key is one line, such as \`trb_…\`. Keep only that line.\nNext: tributary help operating settings\n`,
  )
})

it.each([[['query', 'datasets', `--api-kee=${CANARY}`]], [[`trb_${CANARY}`]]])(
  'a mistyped command line does not show the secret: %j',
  async (args) => {
    const { code, stdout, stderr } = await runCli(args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('error: unknown ')
    expect(stderr).not.toContain(CANARY)
  },
)

it('does not repeat the rest of a password that was not quoted', async () => {
  const { code, stderr } = await runCli(['config', '--neo4j-password', 'correct', CANARY, 'x.\ny'])
  expect(code).toBe(1)
  expect(stderr).toBe(
    "error: too many arguments for 'config'. Expected 0 arguments but got 2. Quote a value that has spaces.\nNext: tributary config --help\n",
  )
})

it('masks a key of a store that is the value of another setting', async () => {
  const key = `trb_${CANARY}_${CANARY}`
  const ways = [
    { args: ['config', '--port', key] },
    { args: ['config'], env: { TRIBUTARY_PORT: key } },
    { args: ['config'], env: { TRIBUTARY_CONFIG: key } },
    { args: ['query', 'datasets', '--url', key] },
  ]
  for (const { args, env = {} } of ways) {
    const { code, stdout, stderr } = await runCli(args, { env })
    expect(code, args.join(' ')).not.toBe(0)
    expect(stderr).toContain('trb_…')
    expect(stdout + stderr).not.toContain(CANARY)
  }
})

it.each([
  ['OTEL_EXPORTER_OTLP_HEADERS', `authorization=${CANARY}\nx`],
  ['OTEL_EXPORTER_OTLP_TRACES_HEADERS', `authorization=${CANARY}%0a`],
  ['OTEL_EXPORTER_OTLP_HEADERS', `a=b,${CANARY}`],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', `http://u:${CANARY}@127.0.0.1:1`],
])('the server does not start with an invalid %s, and does not show it', async (variable, text) => {
  const { ended } = beginCli(['serve', '--port', '0', '--data', join(folder, 'traced')], {
    env: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:1', [variable]: text },
  })
  const { code, stdout, stderr } = await ended
  expect(code).toBe(78)
  expect(stderr).toContain(variable)
  expect(stdout + stderr).not.toContain(CANARY)
})
