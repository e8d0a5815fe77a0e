import type { DatabaseSync } from 'node:sqlite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

import type { JsonObject } from '../../lib/json.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import type { SqlValue } from './cell.ts'
import { diffLeaves, patchLeaves } from './leaf-patch.ts'
import { prepareRows, rowOf, rowsOf } from './row-table.ts'

/** Shorter bodies are kept as text: there is little to win. */
const WORTHWHILE = 240
/** A body that shrinks less than this against its job's patterns tells that the job has changed. */
const POOR = 0.4
/** At most so many patterns a job: one whose bodies never resemble each other gains nothing from more. */
const PATTERNS = 8
/** `pattern` of a body that was compressed by itself. No pattern has the number 0. */
const ALONE = 0
const REMEMBERED = 2000

interface Pattern {
  readonly n: number
  readonly bytes: Uint8Array
  readonly body: JsonObject
}

/**
 * How aggregates' bodies lie on disk. The runs of a job say nearly the same, run by run, so a body is kept as what differs
 * from an earlier one of its job, its pattern: some 1,500 bytes become some 150. One that has the shape of no pattern is
 * compressed with the newest of them as the dictionary.
 * Text with a pattern is a patch of its leaves, text without one the body itself; bytes are deflated.
 */
export interface BodyCodec {
  encode(n: number, job: number | null, body: JsonObject): readonly [stored: SqlValue, pattern: number | null]
  /** The same beside no pattern. */
  encodeAlone(body: JsonObject): readonly [stored: SqlValue, pattern: number | null]
  decode(stored: SqlValue, pattern: number | null): JsonObject
  /** Forgets what was cached; needed after a rollback. */
  forget(): void
}

export function openBodyCodec(db: DatabaseSync): BodyCodec {
  const ofJob = prepareRows(db, 'SELECT n, body FROM pattern WHERE job = ? ORDER BY n DESC')
  const reading = prepareRows(db, 'SELECT body FROM pattern WHERE n = ?')
  const hasOther = prepareRows(db, 'SELECT 1 FROM aggregate WHERE job = ? AND n <> ? LIMIT 1')
  const adding = db.prepare('INSERT INTO pattern (job, body) VALUES (?, ?)')
  /** The newest first. */
  const byJob = new LruCache<number, readonly Pattern[]>(REMEMBERED)
  const byNumber = new LruCache<number, Pattern>(REMEMBERED)

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
        if (patch !== undefined && patch.length <= pattern.bytes.length * POOR) return [patch, pattern.n]
      }
      const text = JSON.stringify(body)
      if (text.length < WORTHWHILE) return [text, null]
      const bytes = Buffer.from(text)
      // The first of a job has nothing to be like; the second shows that there are more to come.
      const [newest] = patterns
      if (job === null || (newest === undefined && rowOf(hasOther, job, n) === undefined))
        return [deflateRawSync(bytes), ALONE]
      if (newest === undefined || patterns.length < PATTERNS) return [EQUAL, add(job, bytes, patterns).n]
      return [deflateRawSync(bytes, { dictionary: newest.bytes }), newest.n]
    },
    encodeAlone(body) {
      const text = JSON.stringify(body)
      return text.length < WORTHWHILE ? [text, null] : [deflateRawSync(Buffer.from(text)), ALONE]
    },
    decode(stored, n) {
      if (n === null) return JSON.parse(stored as string) as JsonObject
      if (n === ALONE) return parse(inflateRawSync(stored as Uint8Array))
      const pattern = byNumber.get(n) ?? toPattern(n, rowOf(reading, n)![0] as Uint8Array)
      return typeof stored === 'string'
        ? patchLeaves(pattern.body, stored)
        : parse(inflateRawSync(stored as Uint8Array, { dictionary: pattern.bytes }))
    },
    forget() {
      byJob.clear()
      byNumber.clear()
    },
  }
}

/** A patch that changes nothing. */
const EQUAL = '[]'

const parse = (bytes: Buffer): JsonObject => JSON.parse(bytes.toString()) as JsonObject
