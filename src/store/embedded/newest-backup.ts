import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The path of the newest file that ends in `.sqlite` in a folder for backups; undefined where there is none. */
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
