import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { expect, it } from 'vitest'
import { cliReference } from '../../src/cli/reference/cli-reference.ts'
import { runCli } from '../cli/in-process-cli.ts'
import { unwiredProgram } from './unwired-program.ts'

it('is the output of the program (`npm run docs:cli` writes it)', () => {
  const text = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
  const home = homedir()
  expect(text).toBe(cliReference(unwiredProgram(home), home))
})

it('lists the exit codes of the program', async () => {
  expect((await runCli(['--version'])).code).toBe(0)
  expect((await runCli(['nonsense'])).code).toBe(1)
  expect((await runCli(['query', 'datasets', '--url', 'http://127.0.0.1:1'])).code).toBe(1)
  expect((await runCli(['serve', '--port', 'many'])).code).toBe(78)
})
