import type { DatabaseSync, StatementSync } from 'node:sqlite'

import type { Id } from '../../domain/ids.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import { uuidBytes, uuidText } from './uuid-bytes.ts'

/** Minimum number of entries per cache, about 20 MB; there can be twice as many. */
const CACHED = 75_000
/** The number of no id or word: SQLite numbers rows from 1. */
export const NO_NUMBER = 0

/** Numbers that represent UUIDs and frequent texts in one database file. */
export interface Registry {
  /** The number of a UUID, if it has one. */
  find(id: string): number | undefined
  /** The number of a UUID, if it is in the cache. */
  findCached(id: string): number | undefined
  /** The number of a UUID. Assigns one if it has none, so call it only in a writing transaction. */
  intern(id: string): number
  id(n: number): Id
  findWord(text: string): number | undefined
  internWord(text: string): number
  word(n: number): string
  /** Clears the cache. Call it after a rollback, which revokes numbers. */
  clearCache(): void
}

/**
 * Opens the registry of a connection. A number never changes once it is committed, so caches stay valid. The connection
 * that `writes` assigns all numbers, so it can also cache that a value has none.
 */
export function openRegistry(db: DatabaseSync, writes = false): Registry {
  const ids = table<Id>(
    db.prepare('SELECT n FROM id WHERE uuid = ?'),
    db.prepare('SELECT uuid FROM id WHERE n = ?'),
    db.prepare('INSERT INTO id (uuid) VALUES (?)'),
    uuidBytes,
    (value) => uuidText(value as Uint8Array),
    writes,
  )
  const words = table<string>(
    db.prepare('SELECT n FROM word WHERE text = ?'),
    db.prepare('SELECT text FROM word WHERE n = ?'),
    db.prepare('INSERT INTO word (text) VALUES (?)'),
    (text) => text,
    (value) => value as string,
    writes,
  )
  return {
    find: ids.find,
    findCached: ids.findCached,
    intern: ids.intern,
    id: ids.value,
    findWord: words.find,
    internWord: words.intern,
    word: words.value,
    clearCache() {
      ids.clearCache()
      words.clearCache()
    },
  }
}

function table<T extends string>(
  finding: StatementSync,
  reading: StatementSync,
  adding: StatementSync,
  encode: (value: string) => Uint8Array | string,
  decode: (stored: unknown) => T,
  writes: boolean,
) {
  finding.setReturnArrays(true)
  reading.setReturnArrays(true)
  const numbers = new LruCache<string, number>(CACHED)
  const values = new LruCache<number, T>(CACHED)

  const remember = (value: T, n: number): void => {
    numbers.set(value, n)
    values.set(n, value)
  }
  /** `NO_NUMBER` if it has no number. */
  const numberOf = (value: string): number => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    const row = finding.get(encode(value)) as unknown as [number] | undefined
    if (row !== undefined) remember(value as T, row[0])
    else if (writes) numbers.set(value, NO_NUMBER)
    return row?.[0] ?? NO_NUMBER
  }
  return {
    findCached: (value: string): number | undefined => numbers.get(value) || undefined,
    find: (value: string): number | undefined => {
      const n = numberOf(value)
      return n === NO_NUMBER ? undefined : n
    },
    intern: (value: string): number => {
      const known = numberOf(value)
      if (known !== NO_NUMBER) return known
      const n = Number(adding.run(encode(value)).lastInsertRowid)
      remember(value as T, n)
      return n
    },
    value: (n: number): T => {
      const known = values.get(n)
      if (known !== undefined) return known
      const row = reading.get(n) as unknown as [unknown] | undefined
      if (row === undefined) throw new Error(`number ${n} is not in the registry`)
      const value = decode(row[0])
      remember(value, n)
      return value
    },
    clearCache: (): void => {
      numbers.clear()
      values.clear()
    },
  }
}
