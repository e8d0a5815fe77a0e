import type { DatabaseSync, StatementSync } from 'node:sqlite'

import type { Id } from '../../domain/ids.ts'
import { uuidBytes, uuidText } from './uuid-bytes.ts'

/** Entries that a cache may hold before it starts afresh: some 20 MB at most. */
const CACHE_LIMIT = 150_000

/** The numbers that stand for UUIDs and for often repeated texts within one database file. */
export interface Registry {
  /** The number of a UUID, if it has one. */
  find(id: string): number | undefined
  /** The number of a UUID, given now if it had none. Only inside a writing transaction. */
  intern(id: string): number
  id(n: number): Id
  findWord(text: string): number | undefined
  internWord(text: string): number
  word(n: number): string
  /** Forgets what was cached; needed after a rollback, which takes numbers back. */
  forget(): void
}

/** Opens the registry of a connection. Numbers are never taken back once committed, so caches stay true. */
export function openRegistry(db: DatabaseSync): Registry {
  const ids = table<Id>(
    db.prepare('SELECT n FROM id WHERE uuid = ?'),
    db.prepare('SELECT uuid FROM id WHERE n = ?'),
    db.prepare('INSERT INTO id (uuid) VALUES (?)'),
    uuidBytes,
    (value) => uuidText(value as Uint8Array),
  )
  const words = table<string>(
    db.prepare('SELECT n FROM word WHERE text = ?'),
    db.prepare('SELECT text FROM word WHERE n = ?'),
    db.prepare('INSERT INTO word (text) VALUES (?)'),
    (text) => text,
    (value) => value as string,
  )
  return {
    find: ids.find,
    intern: ids.intern,
    id: ids.value,
    findWord: words.find,
    internWord: words.intern,
    word: words.value,
    forget() {
      ids.forget()
      words.forget()
    },
  }
}

function table<T extends string>(
  finding: StatementSync,
  reading: StatementSync,
  adding: StatementSync,
  encode: (value: string) => Uint8Array | string,
  decode: (stored: unknown) => T,
) {
  finding.setReturnArrays(true)
  reading.setReturnArrays(true)
  const numbers = new Map<string, number>()
  const values = new Map<number, T>()

  const remember = (value: T, n: number): void => {
    if (numbers.size >= CACHE_LIMIT) numbers.clear()
    numbers.set(value, n)
    if (values.size >= CACHE_LIMIT) values.clear()
    values.set(n, value)
  }
  const find = (value: string): number | undefined => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    const row = finding.get(encode(value)) as unknown as [number] | undefined
    if (row === undefined) return undefined
    remember(value as T, row[0])
    return row[0]
  }
  return {
    find,
    intern: (value: string): number => {
      const known = find(value)
      if (known !== undefined) return known
      const n = Number(adding.run(encode(value)).lastInsertRowid)
      remember(value as T, n)
      return n
    },
    value: (n: number): T => {
      const known = values.get(n)
      if (known !== undefined) return known
      const row = reading.get(n) as unknown as [unknown] | undefined
      if (row === undefined) throw new Error(`number ${n} stands for nothing`)
      const value = decode(row[0])
      remember(value, n)
      return value
    },
    forget: (): void => {
      numbers.clear()
      values.clear()
    },
  }
}
