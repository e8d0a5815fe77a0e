import { createByteBudget } from './byte-budget.ts'

/** A memory limit for all answers that were found but not yet read by their callers. */
export interface AnswerMemory {
  /** Starts to count an answer for a caller. @throws NoRoomForAnswer if the caller already uses its share */
  hold(caller: string): HeldAnswer
  /** In bytes. */
  readonly free: number
}

/** The memory that one answer uses. */
export interface HeldAnswer {
  /** @throws NoRoomForAnswer; then nothing more is taken */
  take(bytes: number): void
  give(bytes: number): void
  /** Gives everything back. Afterwards, nothing can be taken. */
  release(): void
}

/**
 * There is no memory for an answer. `share`: the caller's other answers use its share; `full`: all answers together use the
 * memory; `too-large`: the answer alone is larger than a share.
 */
export class NoRoomForAnswer extends Error {
  override readonly name = 'NoRoomForAnswer'
  readonly reason: 'share' | 'full' | 'too-large'

  constructor(reason: 'share' | 'full' | 'too-large', message: string) {
    super(message)
    this.reason = reason
  }
}

/** Shares `capacity` bytes. The answers of one caller use at most half of them. */
export function createAnswerMemory(capacity: number): AnswerMemory {
  const share = Math.floor(capacity / 2)
  const budget = createByteBudget(capacity, { share })

  const shareUsed = (): NoRoomForAnswer =>
    new NoRoomForAnswer('share', `this caller has ${megabytes(share)} of unread answers`)

  return {
    get free() {
      return budget.free
    },
    hold(caller) {
      if (budget.heldBy(caller) >= share) throw shareUsed()
      let own = 0
      let released = false
      const give = (bytes: number): void => {
        own -= bytes
        budget.give(bytes, caller)
      }
      return {
        take(bytes) {
          if (released) return
          if (own + bytes > share)
            throw new NoRoomForAnswer(
              'too-large',
              `the answer is larger than the limit of ${megabytes(share)} per caller`,
            )
          if (budget.heldBy(caller) + bytes > share) throw shareUsed()
          if (!budget.take(bytes, caller))
            throw new NoRoomForAnswer('full', `there are ${megabytes(capacity)} of unread answers`)
          own += bytes
        },
        give(bytes) {
          if (!released) give(Math.min(bytes, own))
        },
        release() {
          if (released) return
          give(own)
          released = true
        },
      }
    },
  }
}

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 ** 2) * 10) / 10} MiB`
