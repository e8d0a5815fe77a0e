import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mountSmallDisk } from '../../../test/durability/small-disk.ts'
import { StoreUnavailable } from '../lineage-store.ts'
import { probeDisk } from './probe-disk.ts'

it('deletes its file, and reports a missing folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-probe-'))
  await probeDisk(folder)
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
  await expect(probeDisk(folder)).rejects.toThrow(StoreUnavailable)
  await expect(probeDisk(folder)).rejects.toThrow('cannot be written')
})

const disk = mountSmallDisk(1)
it.skipIf(disk === undefined)('reports a full disk until there is space', async () => {
  try {
    disk!.fill(8192)
    await expect(probeDisk(disk!.folder)).rejects.toThrow('the disk is full')
    expect(readdirSync(disk!.folder)).toEqual(['ballast'])
    disk!.makeRoom()
    await probeDisk(disk!.folder)
  } finally {
    disk!.unmount()
  }
})
