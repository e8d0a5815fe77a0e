import { newId } from '../domain/ids.ts'
import {
  MAX_LETTER_BYTES,
  type DeadLetter,
  type DeadLetterStore,
  type LetterKind,
} from '../store/dead-letter-store.ts'
import type { EntityIngest, EntityOutcome } from './create-entity-ingest.ts'
import type { Ingest, IngestOutcome } from './create-ingest.ts'

export type { DeadLetter, LetterKind }

/** An event or item that was refused, as its route knows it. */
export interface Refused {
  readonly problem: string
  readonly reason: string
  readonly path?: string
  /** Its bytes as they were sent, where they are at hand, else its value. */
  readonly body: Uint8Array | { readonly value: unknown }
}

export interface DeadLetters {
  /** Resolves when it is on disk, or is given up for `lost`, or after KEEP_PATIENCE_MS; never rejects. */
  keep(kind: LetterKind, refused: Refused): Promise<void>
  list: DeadLetterStore['list']
  get: DeadLetterStore['get']
  remove: DeadLetterStore['remove']
  /**
   * Submits what a letter holds again, an item as of when it first came, and drops the letter where it is stored now;
   * undefined where there is none.
   */
  replay(id: string): Promise<ReplayOutcome | undefined>
  /** Letters that could not be kept since the start: too many came at once, or the store could not take them. */
  readonly lost: number
  /** Letters that were kept since the start. */
  readonly kept: number
  /** Resolves when all that was to be kept is kept, or given up. */
  flush(): Promise<void>
}

export type ReplayOutcome =
  IngestOutcome | EntityOutcome | { readonly kind: 'unreadable'; readonly message: string }

export interface DeadLetterOptions {
  readonly store: DeadLetterStore
  readonly ingest: Pick<Ingest, 'submit'>
  readonly entities: Pick<EntityIngest, 'submit'>
  readonly now: () => number
  /** Parses a body. @throws Error saying why it is no JSON */
  readonly decode: (body: Uint8Array) => unknown
  /** Told of each failure to keep letters, for the log. */
  readonly onLost?: (error: unknown, letters: number) => void
}

/** Letters, and bytes of them, that may wait to be kept. */
const MAX_WAITING = 1_000
const MAX_WAITING_BYTES = 16 * 1024 * 1024
const AT_ONCE = 500
/** Well below the five seconds that clients wait: a refusal is told even where the list hangs. */
const KEEP_PATIENCE_MS = 3_000

interface Waiting {
  readonly letter: DeadLetter
  readonly settled: () => void
}

/**
 * The list of refused events. They are written together from a bounded queue; who awaits `keep` before answering tells
 * the sender of a refusal only when the event is safe from the end of the process.
 */
export function createDeadLetters(options: DeadLetterOptions): DeadLetters {
  const { store, ingest, entities } = options
  let waiting: Waiting[] = []
  let bytes = 0
  let lost = 0
  let kept = 0
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const some = waiting.slice(0, AT_ONCE)
      waiting = waiting.slice(AT_ONCE)
      try {
        await store.add(some.map(({ letter }) => letter))
        kept += some.length
      } catch (error) {
        lost += some.length
        options.onLost?.(error, some.length)
      }
      bytes -= some.reduce((sum, { letter }) => sum + letter.body.byteLength, 0)
      for (const { settled } of some) settled()
    }
    working = undefined
  }

  /** Resolves when the letter is written or given up. */
  function enqueue(letter: DeadLetter): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    waiting.push({ letter, settled: () => resolve(undefined) })
    bytes += letter.body.byteLength
    working ??= work()
    return promise
  }

  return {
    async keep(kind, { problem, reason, path, body }) {
      try {
        if (waiting.length >= MAX_WAITING || bytes >= MAX_WAITING_BYTES)
          throw new Error('too many refused events wait to be kept')
        const { kept: bytesKept, size } = bodyOf(body)
        const where = path === undefined ? {} : { path }
        const receivedAt = options.now()
        await patiently(
          enqueue({ id: newId(), kind, receivedAt, problem, reason, ...where, size, body: bytesKept }),
        )
      } catch (error) {
        lost++
        options.onLost?.(error, 1)
      }
    },
    list: (request) => store.list(request),
    get: (id) => store.get(id),
    remove: (ids) => store.remove(ids),
    async replay(id) {
      const letter = await store.get(id)
      if (letter === undefined) return undefined
      if (letter.size > letter.body.byteLength)
        return {
          kind: 'unreadable',
          message: `only the first ${letter.body.byteLength} bytes of it were kept`,
        }
      let value: unknown
      try {
        value = options.decode(letter.body)
      } catch (error) {
        return { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) }
      }
      const { kind, size, receivedAt } = letter
      const outcome: ReplayOutcome =
        kind === 'entity'
          ? await entities.submit(value, { bytes: size, at: receivedAt })
          : await ingest.submit(value, { bytes: size })
      if (outcome.kind === 'stored') await store.remove([id])
      return outcome
    },
    get kept() {
      return kept
    },
    get lost() {
      return lost
    },
    async flush() {
      while (working !== undefined) await working
    },
  }
}

/** Resolves with the promise, or after KEEP_PATIENCE_MS. */
async function patiently(promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, KEEP_PATIENCE_MS)))
  await Promise.race([promise, enough]).finally(() => clearTimeout(timer))
}

/** A copy: what was sent lies in memory that is given back. */
function bodyOf(body: Refused['body']): { readonly kept: Uint8Array; readonly size: number } {
  const all = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body.value))
  return { kept: Uint8Array.from(all.subarray(0, MAX_LETTER_BYTES)), size: all.byteLength }
}
