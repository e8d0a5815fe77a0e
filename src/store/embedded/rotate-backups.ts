import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Names that tell the time, as `backupName` makes them: a backup that somebody named is theirs to delete. */
const NAMED_BY_TIME = /^tributary-\d{8}T\d{6}Z\.sqlite$/u

/** Deletes all but the newest backups that are named by their time. */
export async function rotateBackups(folder: string, keep: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => NAMED_BY_TIME.test(name)).sort()
  for (const name of names.slice(0, Math.max(0, names.length - keep)))
    await rm(join(folder, name), { force: true })
}
