import type { DatabaseSync } from 'node:sqlite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

import type { JsonObject } from '../../lib/json.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import type { SqlValue } from './cell.ts'
import { diffLeaves, patchLeaves } from './leaf-patch.ts'
import { prepareRows, rowOf, rowsOf } from './row-table.ts'

/** Bodies with fewer characters are stored as text: compression would save little. */
const MIN_COMPRESSED = 240
/** If even the best patch is longer than this fraction of its pattern, the job has probably changed. */
const MAX_PATCH_RATIO = 0.4
/** Patterns per job. If the bodies of a job never resemble each other, more patterns do not help. */
const MAX_PATTERNS = 8
/** `pattern` of a body that was compressed without one. No pattern has the number 0. */
const NO_PATTERN = 0
const CACHED = 2000

interface Pattern {
  readonly n: number
  readonly bytes: Uint8Array
  readonly body: JsonObject
}

/**
 * Encodes the bodies of aggregates. Successive runs of a job report nearly the same, so a body is stored as its difference
 * from an earlier body of the job, its pattern: about 150 bytes instead of 1,500. A body with another shape than all
 * patterns is deflated with the newest one as dictionary.
 *
 * Text with a pattern is a patch (`leaf-patch.ts`), text without one is the body itself, and bytes are deflated.
 */
export interface BodyCodec {
  encode(n: number, job: number | null, body: JsonObject): readonly [stored: SqlValue, pattern: number | null]
  /** Encodes a body without a pattern. */
  encodeWithoutPattern(body: JsonObject): readonly [stored: SqlValue, pattern: number | null]
  decode(stored: SqlValue, pattern: number | null): JsonObject
  /** Clears the cache. Call it after a rollback. */
  clearCache(): void
}

export function openBodyCodec(db: DatabaseSync): BodyCodec {
  const ofJob = prepareRows(db, 'SELECT n, body FROM pattern WHERE job = ? ORDER BY n DESC')
  const reading = prepareRows(db, 'SELECT body FROM pattern WHERE n = ?')
  const hasOther = prepareRows(db, 'SELECT 1 FROM aggregate WHERE job = ? AND n <> ? LIMIT 1')
  const adding = db.prepare('INSERT INTO pattern (job, body) VALUES (?, ?)')
  /** Newest first. */
  const byJob = new LruCache<number, readonly Pattern[]>(CACHED)
  const byNumber = new LruCache<number, Pattern>(CACHED)

  const toPattern = (n: number, bytes: Uint8Array): Pattern => {
    const pattern = { n, bytes, body: parse(Buffer.from(bytes)) }
    byNumber.set(n, pattern)
    return pattern
  }
  const patternsOf = (job: number): readonly Pattern[] => {
    let patterns = byJob.get(job)
    if (patterns === undefined) {
      patterns = rowsOf(ofJob, job).map(([n, bytes]) => toPattern(n as number, bytes as Uint8Array))
      byJob.set(job, patterns)
    }
    return patterns
  }
  const add = (job: number, bytes: Uint8Array, others: readonly Pattern[]): Pattern => {
    const pattern = toPattern(Number(adding.run(job, bytes).lastInsertRowid), bytes)
    byJob.set(job, [pattern, ...others])
    return pattern
  }

  return {
    encode(n, job, body) {
      const patterns = job === null ? [] : patternsOf(job)
      for (const pattern of patterns) {
        const patch = diffLeaves(pattern.body, body)
        if (patch !== undefined && patch.length <= pattern.bytes.length * MAX_PATCH_RATIO)
          return [patch, pattern.n]
      }
      const text = JSON.stringify(body)
      if (text.length < MIN_COMPRESSED) return [text, null]
      const bytes = Buffer.from(text)
      // The first body of a job has no other to resemble. The second shows that the job runs repeatedly.
      const [newest] = patterns
      if (job === null || (newest === undefined && rowOf(hasOther, job, n) === undefined))
        return [deflateRawSync(bytes), NO_PATTERN]
      if (newest === undefined || patterns.length < MAX_PATTERNS) return [EQUAL, add(job, bytes, patterns).n]
      return [deflateRawSync(bytes, { dictionary: newest.bytes }), newest.n]
    },
    encodeWithoutPattern(body) {
      const text = JSON.stringify(body)
      return text.length < MIN_COMPRESSED ? [text, null] : [deflateRawSync(Buffer.from(text)), NO_PATTERN]
    },
    decode(stored, n) {
      if (n === null) return JSON.parse(stored as string) as JsonObject
      if (n === NO_PATTERN) return parse(inflateRawSync(stored as Uint8Array))
      const pattern = byNumber.get(n) ?? toPattern(n, rowOf(reading, n)![0] as Uint8Array)
      return typeof stored === 'string'
        ? patchLeaves(pattern.body, stored)
        : parse(inflateRawSync(stored as Uint8Array, { dictionary: pattern.bytes }))
    },
    clearCache() {
      byJob.clear()
      byNumber.clear()
    },
  }
}

/** A patch that changes nothing. */
const EQUAL = '[]'

const parse = (bytes: Buffer): JsonObject => JSON.parse(bytes.toString()) as JsonObject
