import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import type { Examination } from '../../src/app/doctor/check.ts'
import { completeEvent } from '../http/events.ts'
import { mountSmallDisk } from '../durability/small-disk.ts'
import { runCli } from './in-process-cli.ts'
import { beginCli, startCli, type CliResult } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('doctor')

const fixture = (name: string): string => join(import.meta.dirname, '..', 'http', 'tls', name)
const doctor = (...args: string[]): Promise<CliResult> => runCli(['doctor', '--json', ...args])
/** The names of the failed checks. */
function unwell({ stdout }: CliResult): Readonly<Record<string, string>> {
  const { checks } = JSON.parse(stdout) as Examination
  for (const { state, remedy } of checks) expect(remedy === undefined).toBe(state === 'ok')
  return Object.fromEntries(checks.flatMap(({ name, state }) => (state === 'ok' ? [] : [[name, state]])))
}
const inDatabase = (sql: string): void => {
  const db = new DatabaseSync(join(folder, 'lineage.sqlite'))
  db.exec(sql)
  db.close()
}

it('reports a healthy server and store, and the cause of a failure', async () => {
  const tls = ['--tls-cert', fixture('one.cert.pem'), '--tls-key', fixture('one.key.pem')]
  const server = await startCli(['serve', '--port', '0', '--data', folder, ...tls])
  const trust = { env: { NODE_EXTRA_CA_CERTS: fixture('one.cert.pem') } }
  const url = server.url.replace('127.0.0.1', 'localhost')
  const events = join(folder, 'event.json')
  await writeFile(events, JSON.stringify(completeEvent({ inputs: ['a'], outputs: ['b'] })))
  expect((await beginCli(['ingest', events, '--url', url], trust).ended).code).toBe(0)

  const well = await beginCli(['doctor', '--url', url], trust).ended
  expect(well).toMatchObject({ code: 0, stderr: '' })
  const lines = well.stdout.trimEnd().split('\n')
  const names = lines.map((line) => line.split(/ +/u)[1])
  expect(names).toEqual([
    'server', 'program', 'server-clock', 'store', 'versions', 'engine', 'indexes', 'disk', 'files', 'sample', 'refused', 'keys', 'certificate',
  ]) // prettier-ignore
  for (const line of lines) expect(line).toMatch(/^ok {7}/u)

  const taken = await doctor('--data', folder)
  expect(unwell(taken)).toEqual({ store: 'failure' })
  expect(taken).toMatchObject({
    code: 1,
    stderr: '1 of 1 checks failed.\nNext: tributary help operating doctor\n',
  })
  expect(taken.stdout).toContain(`in use by the server at ${server.url} (process `)
  expect(taken.stdout).toContain(`tributary doctor --json --url ${server.url}`)
  await server.end()
  const gone = await doctor('--url', url)
  expect(unwell(gone)).toEqual({ server: 'failure' })
  expect(gone.code).toBe(1)
  expect((JSON.parse(gone.stdout) as Examination).checks[0]).toMatchObject({
    message: `No Tributary server answers at ${url}: connection refused`,
    remedy: expect.stringMatching(/^Start one with `tributary serve`/u) as string,
  })
})

it('finds missing indexes and wrong rows in a store', async () => {
  const nowhere = join(folder, 'nowhere')
  expect(unwell(await doctor('--data', nowhere))).toEqual({ store: 'failure' })
  expect(unwell(await doctor('--data', folder))).toEqual({})

  // Statements that name an index fail without it; others run, but slowly.
  inDatabase('DROP INDEX run_started')
  const lost = await doctor('--data', folder)
  expect(unwell(lost)).toEqual({ store: 'failure' })
  inDatabase(/CREATE INDEX run_started [^;]*/u.exec(lost.stdout)![0])
  inDatabase('DROP INDEX job_folded')
  const slow = await doctor('--data', folder)
  expect(slow.code).toBe(1)
  expect(unwell(slow)).toEqual({ indexes: 'failure' })
  const { checks } = JSON.parse(slow.stdout) as Examination
  const remedy = checks.find(({ name }) => name === 'indexes')!.remedy!
  inDatabase(/CREATE INDEX .*/u.exec(remedy)![0])
  expect(unwell(await doctor('--data', folder))).toEqual({})

  // One superfluous index, and several missing ones.
  inDatabase("UPDATE rollup SET days = '[3,3]' WHERE kind = 28; DELETE FROM rollup WHERE kind = 26")
  expect(unwell(await doctor('--data', folder, '--sample', '0'))).toEqual({})
  const spoilt = await doctor('--data', folder, '--sample', '1000')
  expect(unwell(spoilt)).toEqual({ sample: 'failure' })
  expect(spoilt.stdout).toMatch(/2 of \d+ random rows differ from the stored events/u)
  expect((await runCli(['rebuild', '--data', folder])).code).toBe(0)

  await runCli(['keys', 'create', 'ops', '--scope', 'admin', '--expires', '24h', '--data', folder])
  const soon = await doctor('--data', folder)
  expect(unwell(soon)).toEqual({ keys: 'warning' })
  expect(soon).toMatchObject({ code: 0, stderr: '' })
})

it('finds a server with a wrong clock and another version', async () => {
  const stub = createServer((request, response) => {
    const body =
      request.url === '/healthz'
        ? { status: 'ok', version: '0.0.1' }
        : { state: 'ok', at: new Date(Date.now() - 3_600_000).toISOString(), checks: [] }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve))
  const found = await doctor('--url', `http://127.0.0.1:${(stub.address() as AddressInfo).port}`)
  stub.close()
  expect(unwell(found)).toEqual({ program: 'warning', 'server-clock': 'failure' })
})

it('finds a full disk', async () => {
  const disk = mountSmallDisk(60)
  if (disk === undefined) return
  try {
    const data = join(disk.folder, 'data')
    await runCli(['keys', 'create', 'ops', '--scope', 'admin', '--data', data])
    const found = await doctor('--data', data)
    expect(unwell(found)).toEqual({ disk: 'failure' })
  } finally {
    disk.unmount()
  }
})
