import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newKeyText, writeKey } from '../../src/domain/key-text.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('bootstrap')

const serve = (data: string, file: string): readonly string[] => [
  ...['serve', '--host', '0.0.0.0', '--port', '0', '--data', join(folder, data)],
  ...['--bootstrap-key-file', file],
]
const statusWith = async (url: string, key?: string): Promise<number> => {
  const { port } = new URL(url)
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
  return (await fetch(`http://127.0.0.1:${port}/api/v1/keys`, { headers })).status
}

describe('--bootstrap-key-file', () => {
  it('gets an admin key at the first start, and remains unchanged at later ones', async () => {
    const file = join(folder, 'admin.key')
    const server = await startInProcess(serve('one', file))
    const text = await readFile(file, 'utf8')
    expect(text).toMatch(/^trb_\w+\n$/u)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const key = text.trim()
    expect([await statusWith(server.url), await statusWith(server.url, key)]).toEqual([401, 200])
    // Like `docker compose exec`.
    const asked = await runCli(['keys', 'list', '--url', server.url.replace('0.0.0.0', '127.0.0.1')], {
      env: { TRIBUTARY_API_KEY_FILE: file },
    })
    expect(asked.stdout).toMatch(/^[a-z2-7]{10} {2}bootstrap {2}admin {2}active/u)
    const { stdout, stderr } = await server.end()
    expect(stderr).toContain(file)
    expect(stdout + stderr).not.toContain(key.split('_')[2])

    const again = await startInProcess(serve('one', file))
    expect(await readFile(file, 'utf8')).toBe(text)
    expect(await statusWith(again.url, key)).toBe(200)
    expect((await again.end()).stderr).not.toContain('created')
    // Keys exist, so a deleted file is not written again.
    await rm(file)
    const without = await startInProcess(serve('one', file))
    expect(await statusWith(without.url, key)).toBe(200)
    await without.end()
    await expect(stat(file)).rejects.toThrow('ENOENT')
  }, 120_000)

  it('may already contain a key, as after a crash between writing and storing it', async () => {
    const file = join(folder, 'given.key')
    const key = writeKey(newKeyText())
    await writeFile(file, key)
    await chmod(file, 0o644)
    const server = await startInProcess(serve('two', file))
    expect(await statusWith(server.url, key)).toBe(200)
    expect((await server.end()).stderr).toContain('other users of this machine can read the admin key')
  }, 60_000)

  it('must contain a whole key, and its folder must exist', async () => {
    const file = join(folder, 'cut.key')
    await writeFile(file, writeKey(newKeyText()).slice(0, -3))
    expect(await runCli(serve('three', file))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not contain a Tributary key. Delete the file') as string,
    })
    expect(await runCli(serve('three', join(folder, 'nowhere', 'admin.key')))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be written: ENOENT') as string,
    })
  }, 60_000)
})

it('is set in docker-compose.yml, whose ports listen only on this machine', async () => {
  const text = await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8')
  expect(text).toContain('TRIBUTARY_BOOTSTRAP_KEY_FILE: /data/admin.key')
  expect(text).not.toContain('INSECURE')
  const ports = text.match(/^ *- '[\d.]*:?\d+:\d+'.*$/gmu)!
  expect(ports.length).toBeGreaterThanOrEqual(3)
  for (const port of ports) expect(port).toContain("'127.0.0.1:")
  // Both volumes record that a key exists: keeping only one of them would lock the user out.
  expect(text).toMatch(/tributary-data:\/data/u)
})
