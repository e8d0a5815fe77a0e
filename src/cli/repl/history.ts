import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The maximum number of entries. */
const MAX_ENTRIES = 1000

/** Earlier entries, oldest first. A file stores them as one JSON string per line, because a query can have several lines. */
export interface History {
  readonly entries: readonly string[]
  /** Adds an entry, unless it equals the last one. Ignores a file that cannot be written. */
  add(text: string): Promise<void>
}

/** Opens the history in a file. It is empty if the file does not exist or cannot be read. */
export async function openHistory(file: string): Promise<History> {
  const entries = readEntries(await readFile(file, 'utf8').catch(() => ''))
  return {
    entries,
    async add(text) {
      if (text.trim() === '' || entries.at(-1) === text) return
      entries.push(text)
      if (entries.length > MAX_ENTRIES) entries.splice(0, entries.length - MAX_ENTRIES)
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 })
        await writeFile(file, lines, { mode: 0o600 })
      } catch {
        // Only the history of later sessions is lost.
      }
    },
  }
}

function readEntries(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => {
      try {
        const value: unknown = JSON.parse(line)
        return typeof value === 'string' ? [value] : []
      } catch {
        return []
      }
    })
    .slice(-MAX_ENTRIES)
}
