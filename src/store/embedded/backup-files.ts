import { readdirSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Names that `backupName` generates. A backup with another name belongs to the person who chose the name. */
const GENERATED_NAME = /^tributary-\d{8}T\d{6}Z\.sqlite$/u

/** The path of the newest `*.sqlite` file in a folder of backups; undefined if there is none. */
export function newestBackup(folder: string): string | undefined {
  try {
    const found = readdirSync(folder)
      .filter((name) => name.endsWith('.sqlite'))
      .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    return found.sort((a, b) => b.at - a.at)[0]?.path
  } catch {
    return undefined
  }
}

/** Deletes all but the `keep` newest backups with generated names. */
export async function rotateBackups(folder: string, keep: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => GENERATED_NAME.test(name)).sort()
  for (const name of names.slice(0, Math.max(0, names.length - keep)))
    await rm(join(folder, name), { force: true })
}
