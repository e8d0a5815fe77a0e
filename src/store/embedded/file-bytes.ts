import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoreFile } from '../store-stats.ts'

const FILES = {
  database: ['lineage.sqlite'],
  wal: ['lineage.sqlite-wal'],
  'dead-letters': ['dead-letters.sqlite', 'dead-letters.sqlite-wal'],
} as const satisfies Readonly<Record<StoreFile, readonly string[]>>

/** Size of the files of a folder, in bytes; 0 for a file that does not exist. */
export async function fileBytes(folder: string): Promise<Record<StoreFile, number>> {
  const sizes = Object.entries(FILES).map(async ([file, names]) => {
    const bytes = await Promise.all(names.map((name) => sizeOf(join(folder, name))))
    return [file, bytes.reduce((sum, size) => sum + size, 0)]
  })
  return Object.fromEntries(await Promise.all(sizes)) as Record<StoreFile, number>
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )
