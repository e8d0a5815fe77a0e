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

/** A refused event or item, as its route describes it. */
export interface Refused {
  readonly problem: string
  readonly reason: string
  readonly path?: string
  /** The bytes as they were sent. */
  readonly body: Uint8Array
}

export interface DeadLetters {
  /** Resolves when the event is on disk, or counted as lost, or after KEEP_PATIENCE_MS. Never rejects. */
  keep(kind: LetterKind, sender: string, refused: Refused): Promise<void>
  /** Counts refused items that are deliberately not stored. */
  skip(items: number): void
  list: DeadLetterStore['list']
  get: DeadLetterStore['get']
  remove: DeadLetterStore['remove']
  /**
   * Submits the content of a letter again, an item as of its first arrival. Deletes the letter if the content is stored now.
   * Undefined if there is no such letter.
   */
  replay(id: string): Promise<ReplayOutcome | undefined>
  /** The number of items since the start that were not stored because their request had too many refused ones. */
  readonly skipped: number
  /** The number of letters since the start that could not be stored: too many at once, or the store failed. */
  readonly lost: number
  /** The number of letters stored since the start. */
  readonly stored: number
  /** Resolves when all waiting letters are stored or lost. */
  flush(): Promise<void>
}

export type ReplayOutcome =
  | IngestOutcome
  | EntityOutcome
  | { readonly kind: 'unreadable'; readonly message: string }

export interface DeadLetterOptions {
  readonly store: DeadLetterStore
  readonly ingest: Pick<Ingest, 'take'>
  readonly entities: Pick<EntityIngest, 'take'>
  readonly now: () => number
  /** Reads a replayed letter, on behalf of a holder (`holderOf`). */
  readonly reader: {
    event(bytes: Uint8Array, holder: string): Promise<SubmittedEvent>
    entity(bytes: Uint8Array, at: number, holder: string): Promise<SubmittedEntity>
  }
  /** Called when letters could not be stored, for the log. */
  readonly onLost?: (error: unknown, letters: number) => void
}

/** The maximum number of waiting letters, and of their bytes. One sender may use half of each. */
const MAX_WAITING = 1_000
const MAX_WAITING_BYTES = 16 * 1024 * 1024
const AT_ONCE = 500
/** Well below the five seconds that clients wait, so that a refusal is answered even if the store hangs. */
const KEEP_PATIENCE_MS = 3_000

interface Waiting {
  readonly letter: DeadLetter
  readonly settled: () => void
}

/**
 * The list of refused events. A bounded queue writes them in batches. A route that awaits `keep` before its answer only reports a
 * refusal once the event survives the end of the process.
 */
export function createDeadLetters(options: DeadLetterOptions): DeadLetters {
  const { store, ingest, entities, reader } = options
  let waiting: Waiting[] = []
  const letters = createByteBudget(MAX_WAITING, { share: MAX_WAITING / 2 })
  const bytes = createByteBudget(MAX_WAITING_BYTES, { share: MAX_WAITING_BYTES / 2 })
  let skipped = 0
  let lost = 0
  let stored = 0
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const some = waiting.slice(0, AT_ONCE)
      waiting = waiting.slice(AT_ONCE)
      try {
        await store.add(some.map(({ letter }) => letter))
        stored += some.length
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

  /** Resolves when the letter is written or lost. */
  function enqueue(letter: DeadLetter): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    waiting.push({ letter, settled: () => resolve(undefined) })
    working ??= work()
    return promise
  }

  return {
    async keep(kind, sender, { problem, reason, path, body: whole }) {
      try {
        const { stored: body, size } = bodyOf(whole)
        if (!letters.take(1, sender)) throw tooMany()
        if (!bytes.take(body.byteLength, sender)) {
          letters.give(1, sender)
          throw tooMany()
        }
        const where = path === undefined ? {} : { path: redactText(path) }
        const receivedAt = options.now()
        await waitPatiently(
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
          message: `only its first ${letter.body.byteLength} bytes were stored`,
        }
      const { kind, size, receivedAt, body } = letter
      const outcome: ReplayOutcome =
        kind === 'entity'
          ? await entities.take(reader.entity(body, receivedAt, REPLAYING), { bytes: size })
          : await ingest.take(reader.event(body, REPLAYING), { bytes: size })
      if (outcome.kind === 'stored') await store.remove([id])
      return outcome
    },
    get stored() {
      return stored
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
async function waitPatiently(promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, KEEP_PATIENCE_MS)))
  await Promise.race([promise, timeout]).finally(() => clearTimeout(timer))
}

const tooMany = (): Error => new Error('too many refused events are waiting to be stored')

/** Replays take turns with other senders, as a holder of their own. */
const REPLAYING = 'replay'

/** A copy without secrets. The memory of the request is reused. */
const bodyOf = (whole: Uint8Array): { readonly stored: Uint8Array; readonly size: number } =>
  redactBody(whole, MAX_LETTER_BYTES)
