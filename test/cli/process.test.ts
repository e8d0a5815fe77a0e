import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { beginCli } from './run-cli.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-process-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
/** Their names are larger than the buffer of a pipe, 64 KiB. */
const DATASETS = Array.from({ length: 2_000 }, (_, i) => String(i).padStart(100, '0'))

describe('the process of a command', () => {
  it('writes results to standard output, messages to standard error, and ends with the exit code', async () => {
    const help = await beginCli(['query', '--help']).ended
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toMatch(/^Usage: tributary query/u)
    expect(await beginCli(['query', '--nonsense']).ended).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: unknown option '--nonsense'/u) as string,
    })
    const file = join(folder, 'wrong.query')
    await writeFile(file, 'upstrem of a')
    const failed = await beginCli(['format', file]).ended
    expect(failed).toMatchObject({ code: 1, stdout: '' })
    expect(failed.stderr).toContain('^^^^^^^')
  })

  it('writes the whole output to a slow pipe, and ends if the pipe is closed', async () => {
    const server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
    const at = ['--url', server.url]
    const event = JSON.stringify(completeEvent({ outputs: DATASETS }))
    expect((await runCli(['ingest', '-', ...at], { input: event })).code).toBe(0)
    const query = `"${process.execPath}" --disable-warning=ExperimentalWarning "${MAIN}" query 'datasets show name limit 2000' --format csv`
    const command = `${query} --url ${server.url}`
    expect(await bash(`${command} | (sleep 1; grep -c 0)`)).toEqual({
      output: `${DATASETS.length}\n`,
      code: 0,
    })
    // The status is that of the command, which has to end without an error.
    expect(await bash(`${command} 2>&1 | head -n 1; exit \${PIPESTATUS[0]}`)).toEqual({
      output: 'name\r\n',
      code: 0,
    })
    await server.end()
  })
})

function bash(script: string): Promise<{ readonly output: string; readonly code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('close', (code) => resolve({ output: output.trimStart(), code }))
  })
}
