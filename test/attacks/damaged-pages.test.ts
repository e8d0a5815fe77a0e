import { copyFile, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, vi } from 'vitest'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { runCli } from '../cli/in-process-cli.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { temporaryFolder } from '../temporary-folder.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

const folder = temporaryFolder('damaged')

const serve = (data: string): Promise<RunningCli> => startCli(['serve', '--port', '0', '--data', data])
const post = ({ url }: RunningCli, path: string, body: unknown): Promise<Response> =>
  fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const sendEvent = (server: RunningCli, job = 'load'): Promise<Response> =>
  post(server, '/api/v1/lineage', completeEvent({ job, inputs: ['raw'], outputs: ['staging'] }))
const ready = async ({ url }: RunningCli): Promise<number> => (await fetch(new URL('/readyz', url))).status
const damagedMetric = async ({ url }: RunningCli): Promise<string | undefined> =>
  /^tributary_store_damaged (.*)$/mu.exec(await (await fetch(new URL('/metrics', url))).text())?.[1]

/** The result of a task of the server. */
async function outcomeOf(server: RunningCli, kind: 'verify' | 'backup'): Promise<unknown> {
  const task = (await post(server, `/api/v1/admin/${kind}`, {})).headers.get('location')!
  return vi.waitFor(
    async () => {
      const ended = (await (await fetch(new URL(task, server.url))).json()) as { state: string }
      expect(ended.state).not.toBe('running')
      return ended
    },
    { timeout: 30_000, interval: 200 },
  )
}

/** Fills the first page of a table or index with zeros, as a broken disk might. */
async function zeroPage(data: string, name: string): Promise<void> {
  const file = join(data, 'lineage.sqlite')
  const db = new DatabaseSync(file, { readOnly: true })
  const { page } = db.prepare('SELECT rootpage AS page FROM sqlite_schema WHERE name = ?').get(name) as {
    page: number
  }
  const { page_size: size } = db.prepare('PRAGMA page_size').get() as { page_size: number }
  db.close()
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(size), 0, size, (page - 1) * size)
  await handle.close()
}

/** A store with one event, and a backup of it. With SIGKILL, a server that had it open was killed. */
async function filled(name: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<string> {
  const data = join(folder, name)
  const store = await openEmbeddedStore({ folder: data, producerRulesModule })
  const read = readEvent(completeEvent({ job: 'load', inputs: ['raw'], outputs: ['staging'] }))
  if (!read.ok) throw new Error(read.error.reason)
  await store.ingest([read.value.observation])
  await store.backup(join(data, 'backups', 'good.sqlite'))
  await store.close()
  if (signal === 'SIGTERM') return data
  const server = await serve(data)
  expect((await sendEvent(server)).status).toBe(201)
  await server.end(signal)
  return data
}

describe('a database page overwritten with zeros', { timeout: 120_000 }, () => {
  it('is reported by the doctor, makes the store read-only across restarts, and is repaired from a backup', async () => {
    const data = await filled('doctor')
    await zeroPage(data, 'dataset_folded')
    const server = await serve(data)
    expect(await ready(server)).toBe(200)
    expect(await damagedMetric(server)).toBe('0')
    const { code, stdout } = await runCli(['doctor', '--url', server.url])
    expect(code).toBe(1)
    expect(stdout).toMatch(/files.*the database file is damaged/u)
    expect(stdout).toContain(join(data, 'backups', 'good.sqlite'))

    expect(await ready(server)).toBe(503)
    expect(await damagedMetric(server)).toBe('1')
    const refused = await sendEvent(server, 'other')
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).not.toBeNull()
    expect(((await refused.json()) as { detail: string }).detail).toContain('read-only')
    expect((await post(server, '/api/v1/query', { query: 'datasets' })).status).toBe(200)
    expect(await outcomeOf(server, 'verify')).toMatchObject({ state: 'failed' })
    expect(await outcomeOf(server, 'backup')).toMatchObject({ state: 'failed' })
    const { stderr } = await server.end()
    const logged = stderr
      .split('\n')
      .filter((line) => line.includes('"level":50'))
      .map((line) => JSON.parse(line) as { msg: string; remedy: string })
      // Later tasks also report that they failed.
      .filter(({ msg }) => msg !== 'maintenance failed')
    expect(logged).toHaveLength(1)
    expect(logged[0]!.msg).toContain('damaged')
    expect(logged[0]!.remedy).toContain(join(data, 'backups', 'good.sqlite'))

    const restarted = await serve(data)
    expect(await ready(restarted)).toBe(503)
    await restarted.end()

    await rename(join(data, 'lineage.sqlite'), join(data, 'damaged.sqlite'))
    await copyFile(join(data, 'backups', 'good.sqlite'), join(data, 'lineage.sqlite'))
    const restored = await serve(data)
    expect(await ready(restored)).toBe(200)
    expect((await sendEvent(restored, 'other')).status).toBe(201)
    expect(await outcomeOf(restored, 'verify')).toMatchObject({ result: { differences: 0 } })
    await restored.end()
  })

  it('is found automatically after a kill', async () => {
    const data = await filled('killed', 'SIGKILL')
    // First the log of the killed server goes into the database; otherwise it would overwrite the page.
    const db = new DatabaseSync(join(data, 'lineage.sqlite'))
    db.exec('PRAGMA wal_checkpoint(PASSIVE)')
    await zeroPage(data, 'dataset_folded')
    db.exec('CREATE TABLE scratch (n)')
    const log = await open(join(data, 'lineage.sqlite-wal'))
    expect((await log.stat()).size).toBeGreaterThan(0)
    await log.close()
    await copyFile(join(data, 'lineage.sqlite-wal'), join(data, 'kept-wal'))
    db.close()
    await copyFile(join(data, 'kept-wal'), join(data, 'lineage.sqlite-wal'))
    const server = await serve(data)
    await vi.waitFor(async () => expect(await ready(server)).toBe(503), { timeout: 30_000, interval: 200 })
    expect((await server.end()).stderr).toContain('was not closed last time')
  })

  it('makes queries that read it fail as unavailable, and the store read-only', async () => {
    const data = await filled('asked')
    await zeroPage(data, 'dataset')
    const server = await serve(data)
    const answer = await post(server, '/api/v1/query', { query: 'datasets' })
    expect(answer.status).toBe(503)
    expect(await ready(server)).toBe(503)
    expect((await sendEvent(server, 'other')).status).toBe(503)
    await server.end()
  })
})
