import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreUnavailable } from '../lineage-store.ts'
import { PRIVATE_FILE } from './private-files.ts'

/** A commit takes more: what has no room for this has none for events. */
const PROBE = Buffer.alloc(64 * 1024)

/** Writes a little into a folder, and takes it away again. @throws StoreUnavailable where that cannot be */
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
