import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupName } from '../../src/app/backup-name.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { chaosEvents } from '../durability/chaos-events.ts'
import { checkStored } from '../durability/check-stored.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import type { RunningServer } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

const folder = temporaryFolder('backup')

/** Opens a backup as the store of a new folder, as docs/operating.md describes. */
async function restored(copy: string, name: string) {
  await mkdir(join(folder, name))
  await copyFile(copy, join(folder, name, 'lineage.sqlite'))
  return openEmbeddedStore({ folder: join(folder, name), producerRulesModule })
}

async function sendAcknowledged({ url }: RunningServer, event: object): Promise<void> {
  const response = await fetch(new URL('/api/v1/lineage', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
  })
  await response.arrayBuffer()
  expect(response.status).toBe(201)
}

describe('tributary backup', () => {
  it('copies a store during writes, with all events acknowledged before, and without differences', async () => {
    const backups = join(folder, 'backups')
    const data = join(folder, 'data')
    const server = await startInProcess(['serve', '--port', '0', '--data', data, '--backup-folder', backups])
    const events = chaosEvents(7)
    const before: object[] = []
    for (let i = 0; i < 60; i++) before.push(events.next().value)
    for (const event of before) await sendAcknowledged(server, event)

    let copied = false
    const backup = runCli(['backup', 'now.sqlite', '--url', server.url]).finally(() => (copied = true))
    let sentDuringBackup = 0
    while (!copied) {
      await sendAcknowledged(server, events.next().value)
      sentDuringBackup++
    }
    expect(sentDuringBackup).toBeGreaterThan(0)
    const copy = join(backups, 'now.sqlite')
    expect(await backup).toMatchObject({ code: 0, stderr: '' })
    expect((await backup).stdout).toMatch(new RegExp(`^${copy}: \\d+ bytes\n$`, 'u'))
    expect(await readdir(backups)).toEqual(['now.sqlite'])
    await server.end()

    // Events after the backup are lost with the disk.
    await rm(data, { recursive: true })
    const store = await restored(copy, 'data')
    await checkStored(store, before)
    expect((await store.verify()).differences).toBe(0)
    await store.close()
    const again = await startInProcess(['serve', '--port', '0', '--data', data])
    await sendAcknowledged(again, events.next().value)
    expect((await again.end()).code).toBe(0)
  })

  it('names a copy by the time, never overwrites one, and refuses names with a path', async () => {
    const backups = join(folder, 'named')
    const flags = ['--port', '0', '--data', join(folder, 'named-data'), '--backup-folder', backups]
    const server = await startInProcess(['serve', ...flags, '--log-level', 'silent'])
    const backup = (...args: readonly string[]) => runCli(['backup', ...args, '--url', server.url])
    const { stdout } = await backup('--json')
    const { file, bytes } = JSON.parse(stdout) as { file: string; bytes: number }
    expect(file).toMatch(/\/named\/tributary-\d{8}T\d{6}Z\.sqlite$/u)
    expect(bytes).toBeGreaterThan(4096)
    const name = file.slice(backups.length + 1)
    expect(await backup(name)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/already exists: choose another name/u) as string,
    })
    for (const bad of ['../out.sqlite', 'a/b', '.hidden', '/etc/x', 'x'.repeat(101)]) {
      const { code, stderr } = await backup(bad)
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(/letters, digits/u) as string,
      })
    }
    expect(await readdir(backups)).toEqual([name])
    await server.end()
  })

  it('uses a private folder in the data folder by default, and keeps the newest automatically named copies', async () => {
    const data = join(folder, 'none')
    const backups = join(data, 'backups')
    await mkdir(backups, { recursive: true, mode: 0o755 })
    const older = ['tributary-20200101T000000Z.sqlite', 'tributary-20200102T000000Z.sqlite']
    for (const name of [...older, 'before-upgrade.sqlite'])
      await writeFile(join(backups, name), '', { mode: 0o644 })
    const server = await startInProcess(['serve', '--port', '0', '--data', data, '--keep-backups', '2'])
    const { stdout } = await runCli(['backup', '--json', '--url', server.url])
    const { file } = JSON.parse(stdout) as { file: string }
    expect(dirname(file)).toBe(backups)
    expect((await readdir(backups)).sort()).toEqual(['before-upgrade.sqlite', older[1], basename(file)])
    await server.end()
    if (process.platform !== 'win32')
      for (const [path, mode] of [
        [data, 0o700],
        [backups, 0o700],
        [file, 0o600],
        [join(backups, 'before-upgrade.sqlite'), 0o600],
      ] as const)
        expect((await stat(path)).mode & 0o777).toBe(mode)
    // Backups are named by the second, and none overwrites another.
    await expect.poll(() => backupName(Date.now()), { timeout: 5_000 }).not.toBe(basename(file))
    // Without a server the command deletes nothing, because it does not know how many backups the server keeps.
    const offline = JSON.parse((await runCli(['backup', '--json', '--data', data])).stdout) as {
      file: string
    }
    expect((await readdir(backups)).sort()).toEqual([
      'before-upgrade.sqlite',
      older[1],
      basename(file),
      basename(offline.file),
    ])
  })

  it.each([['backup'], ['verify'], ['rebuild']])(
    '%s does not create a store where the folder is mistyped',
    async (command) => {
      const data = join(folder, 'mistyped')
      expect(await runCli([command, '--data', data])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`The folder ${data} does not exist`) as string,
      })
      expect(existsSync(data)).toBe(false)
    },
  )

  it('copies a store that no server uses', async () => {
    const data = join(folder, 'offline')
    const server = await startInProcess(['serve', '--port', '0', '--data', data])
    const event = chaosEvents(3).next().value
    await sendAcknowledged(server, event)
    expect(await runCli(['backup', join(folder, 'no.sqlite'), '--data', data])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('in use') as string,
    })
    await server.end()
    const copy = join(folder, 'below', 'copy.sqlite')
    expect(await runCli(['backup', copy, '--data', data])).toMatchObject({ code: 0, stderr: '' })
    const store = await restored(copy, 'from-copy')
    await checkStored(store, [event])
    await store.close()
  })
})
