import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandFailed } from './command-failed.ts'
import type { EventFile } from './read-events.ts'

const EVENTS = /\.(ndjson|jsonl|json)(\.gz)?$/

export interface SizedFile extends EventFile {
  readonly bytes: number
}

/**
 * The files that a path means: itself, or of a folder all that are named `.ndjson`, `.jsonl` or `.json`, gzipped or not, at
 * any depth, in order of their paths.
 * @throws CommandFailed where there is nothing to read
 */
export async function findFiles(path: string): Promise<readonly SizedFile[]> {
  try {
    const { size, ...found } = await stat(path).then((s) => ({ size: s.size, folder: s.isDirectory() }))
    if (!found.folder) return [{ path, found: false, bytes: size }]
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile() && EVENTS.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    if (files.length === 0)
      throw new CommandFailed(`${path} holds no .ndjson, .jsonl or .json file, gzipped or not.`)
    return await Promise.all(
      files.map(async (file) => ({ path: file, found: true, bytes: (await stat(file)).size })),
    )
  } catch (error) {
    if (error instanceof CommandFailed) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new CommandFailed(`${path} does not exist.`)
    throw new CommandFailed(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
