/**
 * `npm run check:api`: Schemathesis (Python) sends valid and invalid requests by the OpenAPI document to a server with the
 * recorded examples, and checks every response. Exits with 1 if it finds a problem.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runCli } from '../cli/in-process-cli.ts'
import { startCli } from '../cli/run-cli.ts'

const VERSION = '4.32.5'
const folderOfTest = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', `schemathesis-${VERSION}`)

const { values } = parseArgs({
  options: { examples: { type: 'string', default: '25' }, seed: { type: 'string' } },
})

/** Runs a command with visible output and returns its exit code. The server's output is read at the same time. */
async function exitCode(command: string, args: readonly string[], cwd = root): Promise<number> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd })
  const [code] = (await once(child, 'close')) as [number | null]
  return code ?? 1
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const code = await exitCode(command, args)
  if (code !== 0) throw new Error(`${command} ${args[0]!} ended with ${code}`)
}

/** Installs Schemathesis once, below node_modules. */
async function install(): Promise<string> {
  const program = join(cache, 'bin', 'schemathesis')
  if (!existsSync(program)) {
    await run('python3', ['-m', 'venv', cache])
    await run(join(cache, 'bin', 'pip'), [
      'install',
      '--quiet',
      '--disable-pip-version-check',
      `schemathesis==${VERSION}`,
    ])
  }
  return program
}

const program = await install()
const folder = await mkdtemp(join(tmpdir(), 'tributary-api-'))
// A separate key, because requests create and revoke keys in the store.
const key = 'of-the-check-alone'
const env = { TRIBUTARY_API_KEY: key }
const server = await startCli(
  ['serve', '--port', '0', '--data', folder, '--rate-limit', '0', '--backup-folder', folder],
  { env },
)
try {
  await runCli(['ingest', join(root, 'examples'), '--url', server.url], { env })
  await runCli(['queries', 'add-starters', '--url', server.url], { env })
  process.exitCode = await exitCode(
    program,
    [
      '--config-file',
      join(folderOfTest, 'schemathesis.toml'),
      'run',
      `${server.url}/openapi.json`,
      '--header',
      `Authorization: Bearer ${key}`,
      '--max-examples',
      values.examples,
      '--request-timeout',
      '30',
      '--continue-on-failure',
      '--generation-database',
      'none',
      '--warnings',
      'off',
      ...(values.seed === undefined ? [] : ['--seed', values.seed]),
      ...(process.stdout.isTTY ? [] : ['--no-color']),
    ],
    folder,
  )
} finally {
  await server.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
}
