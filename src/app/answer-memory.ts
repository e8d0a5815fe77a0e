/** Memory that all answers share which were found and are not yet with their callers. */
export interface AnswerMemory {
  /** Begins to hold an answer for a caller. @throws NoRoomForAnswer if the caller's share is taken already */
  hold(caller: string): HeldAnswer
  /** Bytes. */
  readonly free: number
}

/** What one answer takes of the memory. */
export interface HeldAnswer {
  /** @throws NoRoomForAnswer, and then nothing more is taken */
  take(bytes: number): void
  give(bytes: number): void
  /** Gives everything back; nothing can be taken afterwards. */
  release(): void
}

/**
 * An answer cannot be held. `share`: the caller's other answers take its share; `full`: all answers together take the memory;
 * `too-large`: the answer alone is larger than a share.
 */
export class NoRoomForAnswer extends Error {
  override readonly name = 'NoRoomForAnswer'
  readonly reason: 'share' | 'full' | 'too-large'

  constructor(reason: 'share' | 'full' | 'too-large', message: string) {
    super(message)
    this.reason = reason
  }
}

/** Shares `capacity` bytes; answers of one caller take at most half of them. */
export function createAnswerMemory(capacity: number): AnswerMemory {
  const share = Math.floor(capacity / 2)
  const heldBy = new Map<string, number>()
  let free = capacity

  const fullShare = (): NoRoomForAnswer =>
    new NoRoomForAnswer('share', `answers of ${megabytes(share)} wait to be read by this caller`)

  return {
    get free() {
      return free
    },
    hold(caller) {
      if ((heldBy.get(caller) ?? 0) >= share) throw fullShare()
      let own = 0
      let released = false
      const add = (bytes: number): void => {
        own += bytes
        free -= bytes
        const held = (heldBy.get(caller) ?? 0) + bytes
        if (held === 0) heldBy.delete(caller)
        else heldBy.set(caller, held)
      }
      return {
        take(bytes) {
          if (released) return
          if (own + bytes > share)
            throw new NoRoomForAnswer(
              'too-large',
              `the answer takes more than the ${megabytes(share)} that one caller may hold`,
            )
          if ((heldBy.get(caller) ?? 0) + bytes > share) throw fullShare()
          if (bytes > free)
            throw new NoRoomForAnswer('full', `answers of ${megabytes(capacity)} wait to be read`)
          add(bytes)
        },
        give(bytes) {
          if (!released) add(-Math.min(bytes, own))
        },
        release() {
          if (released) return
          add(-own)
          released = true
        },
      }
    },
  }
}

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 ** 2) * 10) / 10} MiB`
