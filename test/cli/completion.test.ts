import { execFile } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli, startInProcess } from './in-process-cli.ts'
import { type RunningServer } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const run = promisify(execFile)
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

const folder = temporaryFolder('completion')
let server: RunningServer
beforeAll(async () => {
  server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
  const url = ['--url', server.url]
  for (const name of ['impact', 'imports'])
    expect((await runCli(['queries', 'save', name, 'datasets', ...url])).code).toBe(0)
  const program = join(folder, 'tributary')
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`)
  await chmod(program, 0o755)
})
afterAll(() => server.end())

/** The completions after these words, the last of which is being typed. */
async function next(...words: string[]): Promise<readonly string[]> {
  const { code, stdout } = await runCli(['completion', 'words', '--', ...words])
  expect(code).toBe(0)
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0]!]))
}

describe('words', () => {
  it('are commands and subcommands', async () => {
    expect(await next('que')).toEqual(['query', 'queries'])
    expect(await next('keys', '')).toEqual(['create', 'list', 'revoke'])
    expect(await next('completion', '')).toEqual(['bash', 'zsh', 'fish'])
    expect(await next('verify', '')).toEqual([])
  })

  it('are flags, each once unless it is repeatable', async () => {
    expect(await next('serve', '--drain')).toEqual(['--drain-delay-seconds', '--drain-seconds'])
    expect(await next('serve', '--port', '1', '--po')).toEqual([])
    expect(await next('query', '--param', 'a=b', '--par')).toEqual(['--param'])
    expect(await next('keys', 'list', '--js')).toEqual(['--json'])
  })

  it('are the values of a flag, after `=` or in the next word', async () => {
    expect(await next('query', '--format', 'd')).toEqual(['dot'])
    expect(await next('query', '--format=d')).toEqual(['dot'])
    expect(await next('query', '--format', '=', 'd')).toEqual(['dot'])
    expect(await next('serve', '--log-level', '')).toEqual(['silent', 'error', 'warn', 'info', 'debug'])
    expect(await next('search', '--kind', 'c')).toEqual(['column'])
    // The value of a flag that accepts any value is not a command.
    expect(await next('query', '--url', 'verify', '--par')).toEqual(['--param'])
  })

  it('are names of saved queries of the given server', async () => {
    const url = ['--url', server.url]
    // Completion does not wait for a slow server.
    const soon = { timeout: 30_000 }
    await expect.poll(() => next('queries', 'show', ...url, 'imp'), soon).toEqual(['impact', 'imports'])
    await expect.poll(() => next('query', ...url, '@impa'), soon).toEqual(['@impact'])
    // Split like bash does.
    await expect.poll(() => next('query', ...url, '@', 'impa'), soon).toEqual(['impact'])
    expect(await next('queries', 'show', '--url', 'http://127.0.0.1:1', '')).toEqual([])
  })
})

it('completes in a real bash', async () => {
  const script = `
    source <(tributary completion bash)
    complete -p tributary
    for line in "tributary quer" "tributary queries show --url ${server.url} impa" "tributary query --format d"; do
      COMP_LINE=$line COMP_POINT=\${#line} COMP_WORDS=($line) COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      _tributary
      printf '%s\\n' "\${COMPREPLY[*]}"
    done`
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` }
  const { stdout } = await run('bash', ['-c', script], { env })
  expect(stdout.trimEnd().split('\n')).toEqual([
    'complete -o default -F _tributary tributary',
    'query queries',
    'impact',
    'dot',
  ])
})

it.each(['zsh', 'fish'])('prints a script that %s can read', async (shell) => {
  const { stdout, code } = await runCli(['completion', shell])
  expect(code).toBe(0)
  expect(stdout).toContain('completion words --')
  const file = join(folder, `completion.${shell}`)
  await writeFile(file, stdout)
  try {
    await run(shell, ['-n', file])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    console.warn(`!!! ${shell} is not there: whether it can read its script is NOT TESTED`)
  }
})
