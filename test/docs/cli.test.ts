import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { expect, it } from 'vitest'
import { cliReference } from '../../src/cli/reference/cli-reference.ts'
import { beginCli } from '../cli/run-cli.ts'
import { unwiredProgram } from './unwired-program.ts'

it('is the output of the program (`npm run docs:cli` writes it)', () => {
  const text = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
  const home = homedir()
  expect(text).toBe(cliReference(unwiredProgram(home), home))
})

it('lists the exit codes of the program', async () => {
  expect((await beginCli(['--version']).ended).code).toBe(0)
  expect((await beginCli(['nonsense']).ended).code).toBe(1)
  expect((await beginCli(['query', 'datasets', '--url', 'http://127.0.0.1:1']).ended).code).toBe(1)
  expect((await beginCli(['serve', '--port', 'many']).ended).code).toBe(78)
})
