import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { runCli } from './in-process-cli.ts'

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
    `TRIBUTARY_API_KEY_FILE names ${path}, but the secret there has 3 lines; a key is one line, such as \`trb_…\`. Keep only that line.\n`,
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
