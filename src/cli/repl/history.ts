import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** So many texts are kept. */
const KEPT = 1000

/** What was entered before, oldest first, kept in a file: one JSON text a line, since a query may have several lines. */
export interface History {
  readonly entries: readonly string[]
  /** Keeps a text, unless it is the last one again. A file that cannot be written is left alone. */
  add(text: string): Promise<void>
}

/** Opens the history of a file; one that is not there, or cannot be read, begins empty. */
export async function openHistory(file: string): Promise<History> {
  const entries = readEntries(await readFile(file, 'utf8').catch(() => ''))
  return {
    entries,
    async add(text) {
      if (text.trim() === '' || entries.at(-1) === text) return
      entries.push(text)
      if (entries.length > KEPT) entries.splice(0, entries.length - KEPT)
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 })
        await writeFile(file, lines, { mode: 0o600 })
      } catch {
        // Nothing is lost but the memory of what was asked.
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
    .slice(-KEPT)
}
