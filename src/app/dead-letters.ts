import { newId } from '../domain/ids.ts'
import {
  MAX_LETTER_BYTES,
  type DeadLetter,
  type DeadLetterStore,
  type LetterKind,
} from '../store/dead-letter-store.ts'
import { redactText } from '../lib/redact/redact-text.ts'
import type { EntityIngest, EntityOutcome } from './create-entity-ingest.ts'
import { createByteBudget } from './byte-budget.ts'
import type { Ingest, IngestOutcome } from './create-ingest.ts'
import type { SubmittedEntity, SubmittedEvent } from './read-submitted.ts'
import { redactBody } from './redact-body.ts'

export type { DeadLetter, LetterKind }

/** An event or item that was refused, as its route knows it. */
export interface Refused {
  readonly problem: string
  readonly reason: string
  readonly path?: string
  /** Its bytes as they were sent. */
  readonly body: Uint8Array
}

export interface DeadLetters {
  /** Resolves when it is on disk, or is given up for `lost`, or after KEEP_PATIENCE_MS; never rejects. */
  keep(kind: LetterKind, sender: string, refused: Refused): Promise<void>
  /** Counts refused items that are deliberately not kept. */
  skip(items: number): void
  list: DeadLetterStore['list']
  get: DeadLetterStore['get']
  remove: DeadLetterStore['remove']
  /**
   * Submits what a letter holds again, an item as of when it first came, and drops the letter where it is stored now;
   * undefined where there is none.
   */
  replay(id: string): Promise<ReplayOutcome | undefined>
  /** Items that were not kept since the start because their request had too many that were refused. */
  readonly skipped: number
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
  readonly ingest: Pick<Ingest, 'take'>
  readonly entities: Pick<EntityIngest, 'take'>
  readonly now: () => number
  /** Reads what is replayed, on behalf of a holder (`holderOf`). */
  readonly reader: {
    event(bytes: Uint8Array, holder: string): Promise<SubmittedEvent>
    entity(bytes: Uint8Array, at: number, holder: string): Promise<SubmittedEntity>
  }
  /** Told of each failure to keep letters, for the log. */
  readonly onLost?: (error: unknown, letters: number) => void
}

/** Letters, and bytes of them, that may wait to be kept; one sender may have half of each. */
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
  const { store, ingest, entities, reader } = options
  let waiting: Waiting[] = []
  const letters = createByteBudget(MAX_WAITING, { share: MAX_WAITING / 2 })
  const bytes = createByteBudget(MAX_WAITING_BYTES, { share: MAX_WAITING_BYTES / 2 })
  let skipped = 0
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
      for (const { letter, settled } of some) {
        letters.give(1, letter.sender)
        bytes.give(letter.body.byteLength, letter.sender)
        settled()
      }
    }
    working = undefined
  }

  /** Resolves when the letter is written or given up. */
  function enqueue(letter: DeadLetter): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    waiting.push({ letter, settled: () => resolve(undefined) })
    working ??= work()
    return promise
  }

  return {
    async keep(kind, sender, { problem, reason, path, body: whole }) {
      try {
        const { kept: body, size } = bodyOf(whole)
        if (!letters.take(1, sender)) throw tooMany()
        if (!bytes.take(body.byteLength, sender)) {
          letters.give(1, sender)
          throw tooMany()
        }
        const where = path === undefined ? {} : { path: redactText(path) }
        const receivedAt = options.now()
        await patiently(
          enqueue({
            id: newId(),
            kind,
            sender,
            receivedAt,
            problem,
            reason: redactText(reason),
            ...where,
            size,
            body,
          }),
        )
      } catch (error) {
        lost++
        options.onLost?.(error, 1)
      }
    },
    skip(items) {
      skipped += items
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
      const { kind, size, receivedAt, body } = letter
      const outcome: ReplayOutcome =
        kind === 'entity'
          ? await entities.take(reader.entity(body, receivedAt, REPLAYING), { bytes: size })
          : await ingest.take(reader.event(body, REPLAYING), { bytes: size })
      if (outcome.kind === 'stored') await store.remove([id])
      return outcome
    },
    get kept() {
      return kept
    },
    get skipped() {
      return skipped
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

const tooMany = (): Error => new Error('too many refused events wait to be kept')

/** Replays take turns with those who send events. */
const REPLAYING = 'replay'

/** A copy without secrets: what was sent lies in memory that is given back. */
const bodyOf = (whole: Uint8Array): { readonly kept: Uint8Array; readonly size: number } =>
  redactBody(whole, MAX_LETTER_BYTES)
