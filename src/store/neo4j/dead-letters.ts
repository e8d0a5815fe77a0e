import { lettersToEvict } from '../letters-to-evict.ts'
import type { DeadLetter, DeadLetterStore, LetterSize } from '../dead-letter-store.ts'
import type { Database } from './database.ts'
import { statementFile } from './statement-file.ts'

const TIME = { timeoutMs: 10_000 }

interface StoredLetter extends Omit<DeadLetter, 'body' | 'path'> {
  readonly path: string | null
  readonly body: Int8Array
}

/** Dead letters as nodes without edges, separate from the graph. All processes on the database share them. */
export function openDeadLetters(database: Database): DeadLetterStore {
  return {
    add: (letters) =>
      database.write(async (tx) => {
        await tx.rows(statementFile('dead-letters/add'), {
          letters: letters.map(({ body, path, ...letter }) => ({
            ...letter,
            path: path ?? null,
            kept: body.byteLength,
            body: new Int8Array(body.buffer, body.byteOffset, body.byteLength),
          })),
        })
        const all = await tx.rows<LetterSize>(statementFile('dead-letters/sizes'))
        const ids = lettersToEvict(all)
        if (ids.length > 0) await tx.rows(statementFile('dead-letters/remove'), { ids })
      }, TIME),
    async list({ before, limit }) {
      const rows = await database.read(
        (tx) => tx.rows<StoredLetter>(statementFile('dead-letters/list'), { before: before ?? null, limit }),
        TIME,
      )
      return rows.map(letterOf)
    },
    async get(id) {
      const [row] = await database.read(
        (tx) => tx.rows<StoredLetter>(statementFile('dead-letters/get'), { id }),
        TIME,
      )
      return row && letterOf(row)
    },
    sizes: () => database.read((tx) => tx.rows<LetterSize>(statementFile('dead-letters/sizes')), TIME),
    remove: (ids) =>
      database.write(async (tx) => {
        const file = ids === undefined ? 'dead-letters/remove-all' : 'dead-letters/remove'
        const [row] = await tx.rows<{ removed: number }>(
          statementFile(file),
          ids === undefined ? {} : { ids },
        )
        return row?.removed ?? 0
      }, TIME),
  }
}

function letterOf({ path, body, ...letter }: StoredLetter): DeadLetter {
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  return { ...letter, ...(path === null ? {} : { path }), body: bytes }
}
