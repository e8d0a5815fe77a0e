import { newId } from '../domain/ids.ts'
import { MAX_LETTER_BYTES, type DeadLetter, type DeadLetterStore } from '../store/dead-letter-store.ts'

export type { DeadLetter }
import type { Ingest, IngestOutcome } from './create-ingest.ts'

/** An event that was refused, as its route knows it. */
export interface RefusedEvent {
  readonly problem: string
  readonly reason: string
  readonly path?: string
  /** Its bytes as they were sent, where they are at hand, else its value. */
  readonly body: Uint8Array | { readonly value: unknown }
}

export interface DeadLetters {
  /** Keeps an event soon; never throws and never waits. */
  readonly keep: (event: RefusedEvent) => void
  list: DeadLetterStore['list']
  get: DeadLetterStore['get']
  remove: DeadLetterStore['remove']
  /** Submits a letter's event again and drops the letter where it is stored now; undefined where there is none. */
  replay(id: string): Promise<ReplayOutcome | undefined>
  /** Letters that could not be kept since the start: too many came at once, or the store could not take them. */
  readonly lost: number
  /** Resolves when all that was to be kept is kept, or given up. */
  flush(): Promise<void>
}

export type ReplayOutcome = IngestOutcome | { readonly kind: 'unreadable'; readonly message: string }

export interface DeadLetterOptions {
  readonly store: DeadLetterStore
  readonly ingest: Pick<Ingest, 'submit'>
  readonly now: () => number
  /** Parses a body. @throws Error saying why it is no event's text */
  readonly decode: (body: Uint8Array) => unknown
  /** Told of each failure to keep letters, for the log. */
  readonly onLost?: (error: unknown, letters: number) => void
}

/** Letters, and bytes of them, that may wait to be kept. */
const MAX_WAITING = 1_000
const MAX_WAITING_BYTES = 16 * 1024 * 1024
const AT_ONCE = 100

/**
 * The list of refused events. Keeping is done in the background from a bounded queue: whatever the list or its store is
 * busy with, the sender's answer does not wait for it.
 */
export function createDeadLetters(options: DeadLetterOptions): DeadLetters {
  const { store, ingest } = options
  let waiting: DeadLetter[] = []
  let bytes = 0
  let lost = 0
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const some = waiting.slice(0, AT_ONCE)
      waiting = waiting.slice(AT_ONCE)
      try {
        await store.add(some)
      } catch (error) {
        lost += some.length
        options.onLost?.(error, some.length)
      }
      bytes -= some.reduce((sum, { body }) => sum + body.byteLength, 0)
    }
    working = undefined
  }

  return {
    keep({ problem, reason, path, body }) {
      try {
        if (waiting.length >= MAX_WAITING || bytes >= MAX_WAITING_BYTES) {
          lost++
          return
        }
        const { kept, size } = bodyOf(body)
        const receivedAt = options.now()
        const where = path === undefined ? {} : { path }
        waiting.push({ id: newId(), receivedAt, problem, reason, ...where, size, body: kept })
        bytes += kept.byteLength
        working ??= work()
      } catch {
        lost++
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
      let event: unknown
      try {
        event = options.decode(letter.body)
      } catch (error) {
        return { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) }
      }
      const outcome = await ingest.submit(event, letter.size)
      if (outcome.kind === 'stored') await store.remove([id])
      return outcome
    },
    get lost() {
      return lost
    },
    async flush() {
      while (working !== undefined) await working
    },
  }
}

/** A copy: what was sent lies in memory that is given back. */
function bodyOf(body: RefusedEvent['body']): { readonly kept: Uint8Array; readonly size: number } {
  const all = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body.value))
  return { kept: Uint8Array.from(all.subarray(0, MAX_LETTER_BYTES)), size: all.byteLength }
}
