import { existsSync } from 'node:fs'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { type CliResult } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('cli')
/** The export of a running server. */
let throughServer: CliResult
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  const server = await startInProcess(['serve', '--port', '0', '--data', at('one')])
  const events = [
    completeEvent({ inputs: ['raw'], outputs: ['staging'] }),
    completeEvent({ job: 'build', inputs: ['staging'], outputs: ['mart'] }),
  ]
  await fetch(`${server.url}/api/v1/lineage/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(events),
  })
  const busy = await runCli(['export', at('busy'), '--data', at('one')])
  expect(busy.stderr).toContain(
    `The folder ${at('one')} is in use by the server at ${server.url} (process ${process.pid}).`,
  )
  expect(busy.code).toBe(1)
  expect(existsSync(at('busy'))).toBe(false)
  throughServer = await runCli(['export', at('served.ndjson'), '--url', server.url])
  await server.end()
})

describe('tributary export and import', { timeout: 240_000 }, () => {
  it('export the same through a running server as directly', async () => {
    expect(throughServer).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^\d+ rows exported\n$/) as string,
    })
    const own = await runCli(['export', '--data', at('one')])
    expect(await readFile(at('served.ndjson'), 'utf8')).toBe(own.stdout)
  })

  it('copy a graph to another store, which gives the same answers', async () => {
    const exported = await runCli(['export', at('graph.ndjson.gz'), '--data', at('one')])
    expect(exported).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^\d+ rows exported\n$/) as string,
    })
    const imported = await runCli(['import', at('graph.ndjson.gz'), '--data', at('two')])
    expect(imported).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+ rows imported\n$/) as string,
      stderr: '',
    })
    const again = await runCli(['export', '--data', at('two')])
    expect(again.stdout).toBe(gunzipSync(await readFile(at('graph.ndjson.gz'))).toString())
    const server = await startInProcess(['serve', '--port', '0', '--data', at('two')])
    const { stdout } = await runCli(['query', 'upstream of mart show name'], {
      env: { TRIBUTARY_URL: server.url },
    })
    await server.end()
    expect(stdout).toContain('staging')
    expect(stdout).toContain('raw')
  })

  it('import into an empty store only', async () => {
    expect(await runCli(['import', at('graph.ndjson.gz'), '--data', at('one')])).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'The store already holds a graph: an import needs an empty one.\nNext: tributary help troubleshooting\n',
    })
  })

  it('reject an incomplete file, plain or gzipped, and leave the store empty', async () => {
    const whole = gunzipSync(await readFile(at('graph.ndjson.gz')))
    await writeFile(at('cut.ndjson'), whole.subarray(0, whole.lastIndexOf('\n', whole.length - 2) + 1))
    const cut = await runCli(['import', at('cut.ndjson'), '--data', at('three')])
    expect(cut.stderr).toMatch(/^The export is cut off after (\d+) of \1 rows: its last line is missing\./)
    expect(cut.code).toBe(1)
    await writeFile(at('cut.ndjson.gz'), gzipSync(whole))
    await truncate(at('cut.ndjson.gz'), 500)
    const cutGzip = await runCli(['import', at('cut.ndjson.gz'), '--data', at('three')])
    expect(cutGzip.stderr).toMatch(
      /cut\.ndjson\.gz cannot be read: it is incomplete, damaged or not accessible/,
    )
    const empty = await runCli(['export', '--data', at('three')])
    expect(empty.stderr).toBe('0 rows exported\n')
  })

  it('report unreadable and unwritable files', async () => {
    expect((await runCli(['import', at('missing'), '--data', at('four')])).stderr).toBe(
      `The file ${at('missing')} does not exist.\nNext: tributary help export\n`,
    )
    expect((await runCli(['import', '-', '--data', at('four')])).stderr).toMatch(/^An import needs a file/)
    expect((await runCli(['export', '--data', at('nowhere')])).stderr).toBe(
      `The folder ${at('nowhere')} does not exist, so it has no store. Set --data to the folder of a store.\nNext: tributary help operating settings\n`,
    )
    expect((await runCli(['export', join(at('nowhere'), 'file'), '--data', at('one')])).stderr).toBe(
      `${join(at('nowhere'), 'file')} cannot be written: the folder ${at('nowhere')} does not exist. Create it, or choose another file.\nNext: tributary help export\n`,
    )
    if (existsSync('/dev/full'))
      expect((await runCli(['export', '/dev/full', '--data', at('one')])).stderr).toBe(
        '/dev/full cannot be written: the disk is full. Free some space, or choose another disk.\nNext: tributary help export\n',
      )
  })
})
