import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreUnavailable } from '../lineage-store.ts'
import { PRIVATE_FILE } from './private-files.ts'

/** A commit needs more space than this. */
const PROBE = Buffer.alloc(64 * 1024)

/** Writes a small file into a folder and deletes it. @throws StoreUnavailable if that fails */
export async function probeDisk(folder: string): Promise<void> {
  const file = join(folder, 'probe.tmp')
  try {
    await writeFile(file, PROBE, { mode: PRIVATE_FILE })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new StoreUnavailable(
      code === 'ENOSPC' ? 'the disk is full' : `the folder of the store cannot be written: ${message}`,
      { cause: error },
    )
  } finally {
    await rm(file, { force: true }).catch(() => undefined)
  }
}
