import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandFailed } from './command-failed.ts'
import type { EventFile } from './read-events.ts'

const EVENTS = /\.(ndjson|jsonl|json)(\.gz)?$/

export interface SizedFile extends EventFile {
  readonly bytes: number
}

/**
 * Finds the event files at a path: the file itself, or all files of a folder and its subfolders that end in `.ndjson`, `.jsonl` or
 * `.json`, optionally with `.gz`, ordered by path.
 * @throws CommandFailed if there are none
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
      throw new CommandFailed(
        `${path} has no .ndjson, .jsonl or .json files, gzipped or not.`,
        'tributary ingest --help',
      )
    return await Promise.all(
      files.map(async (file) => ({ path: file, found: true, bytes: (await stat(file)).size })),
    )
  } catch (error) {
    if (error instanceof CommandFailed) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new CommandFailed(`${path} does not exist.`, 'tributary ingest --help')
    throw new CommandFailed(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'tributary ingest --help',
    )
  }
}
