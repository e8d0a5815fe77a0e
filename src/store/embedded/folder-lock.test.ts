import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { StoreUnusable } from '../lineage-store.ts'
import { announceServer, lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('creates a missing folder, locks it and releases it', () => {
  const inner = join(folder, 'a', 'b')
  lockFolder(inner)()
  expect(existsSync(inner)).toBe(true)
  lockFolder(inner)()
})

it('refuses a folder that is in use, naming the process', () => {
  const release = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(StoreUnusable)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`)
  release()
  lockFolder(folder)()
})

it('names the server that has the folder, until it releases it', () => {
  const release = lockFolder(folder)
  announceServer(folder, 'http://127.0.0.1:8080')
  const text = `in use by the server at http://127.0.0.1:8080 (process ${process.pid})`
  expect(() => lockFolder(folder)).toThrow(text)
  release()
  // Left behind by a process that was killed.
  writeFileSync(join(folder, 'lock.url'), 'http://127.0.0.1:9\n')
  const again = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}:`)
  again()
})

it('excludes other processes until the owner is killed', async () => {
  const module = new URL('./folder-lock.ts', import.meta.url).href
  const program = `
    const { lockFolder } = await import(${JSON.stringify(module)})
    lockFolder(${JSON.stringify(folder)})
    globalThis.gc?.()
    console.log('held')
    setInterval(() => undefined, 1000)`
  const holder = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [output] = (await once(holder.stdout, 'data')) as [Buffer]
    expect(output.toString()).toContain('held')
    expect(() => lockFolder(folder)).toThrow(`in use by process ${holder.pid!}`)
  } finally {
    holder.kill('SIGKILL')
  }
  await once(holder, 'exit')
  lockFolder(folder)()
})

it('refuses a path where no folder can be created', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => lockFolder(join(file, 'inner'))).toThrow(StoreUnusable)
  expect(() => lockFolder(join(file, 'inner'))).toThrow('cannot be created')
})

it.skipIf(process.platform !== 'linux')('fails on a file system that does not allow creating folders', () => {
  expect(() => lockFolder('/proc/tributary/data')).toThrow('cannot be created')
})
