import type { DatabaseSync } from 'node:sqlite'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

import type { JsonObject } from '../../lib/json.ts'
import type { SqlValue } from './cell.ts'
import { prepareRows, rowOf } from './row-table.ts'

/** Shorter bodies are kept as text: there is little to win. */
const WORTHWHILE = 240
/** A body that shrinks less than this against its job's pattern tells that the job has changed. */
const POOR = 0.4
/** At most so many patterns a job: one whose bodies never resemble each other gains nothing from more. */
const PATTERNS = 8
/** `pattern` of a body that was compressed by itself. No pattern has the number 0. */
const ALONE = 0
const CACHE_LIMIT = 2000

interface Pattern {
  readonly n: number
  readonly body: Uint8Array
  /** How many the job has by now. */
  readonly count: number
}

/**
 * How aggregates' bodies lie on disk. The runs of a job say nearly the same, run by run, so a body is compressed
 * against an earlier one of its job: some 1,500 bytes become some 200.
 */
export interface BodyCodec {
  encode(n: number, job: number | null, body: JsonObject): readonly [stored: SqlValue, pattern: number | null]
  decode(stored: SqlValue, pattern: number | null): JsonObject
  /** Forgets what was cached; needed after a rollback. */
  forget(): void
}

export function openBodyCodec(db: DatabaseSync): BodyCodec {
  const newest = prepareRows(
    db,
    `SELECT n, body, (SELECT count(*) FROM pattern WHERE job = ?1)
       FROM pattern WHERE job = ?1 ORDER BY n DESC LIMIT 1`,
  )
  const reading = prepareRows(db, 'SELECT body FROM pattern WHERE n = ?')
  const hasOther = prepareRows(db, 'SELECT 1 FROM aggregate WHERE job = ? AND n <> ? LIMIT 1')
  const adding = db.prepare('INSERT INTO pattern (job, body) VALUES (?, ?)')
  const byJob = new Map<number, Pattern>()
  const bodies = new Map<number, Uint8Array>()

  const remember = (job: number, pattern: Pattern): Pattern => {
    if (byJob.size >= CACHE_LIMIT) byJob.clear()
    byJob.set(job, pattern)
    return pattern
  }
  const patternOf = (job: number): Pattern | undefined => {
    const known = byJob.get(job)
    if (known !== undefined) return known
    const row = rowOf(newest, job)
    if (row === undefined) return undefined
    return remember(job, { n: row[0] as number, body: row[1] as Uint8Array, count: row[2] as number })
  }
  const add = (job: number, body: Uint8Array, count: number): Pattern =>
    remember(job, { n: Number(adding.run(job, body).lastInsertRowid), body, count })

  return {
    encode(n, job, body) {
      const text = JSON.stringify(body)
      if (text.length < WORTHWHILE) return [text, null]
      const bytes = Buffer.from(text)
      if (job === null) return [deflateRawSync(bytes), ALONE]
      const pattern = patternOf(job)
      if (pattern !== undefined) {
        const stored = deflateRawSync(bytes, { dictionary: pattern.body })
        if (stored.length <= bytes.length * POOR || pattern.count >= PATTERNS) return [stored, pattern.n]
        const next = add(job, bytes, pattern.count + 1)
        return [deflateRawSync(bytes, { dictionary: next.body }), next.n]
      }
      // The first of a job has nothing to be like; the second shows that there are more to come.
      if (rowOf(hasOther, job, n) === undefined) return [deflateRawSync(bytes), ALONE]
      const first = add(job, bytes, 1)
      return [deflateRawSync(bytes, { dictionary: first.body }), first.n]
    },
    decode(stored, pattern) {
      if (pattern === null) return JSON.parse(stored as string) as JsonObject
      if (pattern === ALONE) return parse(inflateRawSync(stored as Uint8Array))
      let dictionary = bodies.get(pattern)
      if (dictionary === undefined) {
        dictionary = rowOf(reading, pattern)![0] as Uint8Array
        if (bodies.size >= CACHE_LIMIT) bodies.clear()
        bodies.set(pattern, dictionary)
      }
      return parse(inflateRawSync(stored as Uint8Array, { dictionary }))
    },
    forget() {
      byJob.clear()
      bodies.clear()
    },
  }
}

const parse = (bytes: Buffer): JsonObject => JSON.parse(bytes.toString()) as JsonObject
