import type { Session } from 'neo4j-driver'
import { isAnswer, Unanswered } from './errors.ts'
import { connectionsOf, sever, type HeldConnections } from './sever-session.ts'
import type { Mode, StallWatch } from './stall-watch.ts'

/** How long a connection may take to be given back: the server only has to drop what it does for it. */
const CLOSE_MS = 1_000

export interface BoundedCallOptions {
  readonly uri: string
  readonly mode: Mode
  /** Milliseconds after which the call fails though the server has not answered. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
  /** Runs the driver's work, so that the connections it opens are known. */
  readonly during: <T>(work: () => T) => T
  /** Absent where a server that does not answer is waited for until the deadline. */
  readonly watch?: StallWatch | undefined
}

/**
 * A session for one call, which ends in time whether or not the server answers: at its deadline, when the caller's signal
 * aborts, or when the server gives no sign of life. What the server does for it ends as well.
 */
export class BoundedCall {
  readonly session: Session
  readonly #options: BoundedCallOptions
  readonly #waiting = new Set<(error: Error) => void>()
  readonly #timer: NodeJS.Timeout
  #held: HeldConnections = []
  #failure: Error | undefined
  #ended: Promise<void> | undefined

  constructor(session: Session, options: BoundedCallOptions) {
    this.session = session
    this.#options = options
    const { deadlineMs, uri, signal } = options
    this.#timer = setTimeout(() => {
      // Nobody waits for the server: whoever takes its rows is slow.
      if (this.#waiting.size === 0) this.refresh()
      else this.#fail(new Unanswered(uri, deadlineMs))
    }, deadlineMs)
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    if (signal?.aborted === true) this.#onAbort()
  }

  /** What the server answers. @throws Unanswered, the reason of an aborted signal, or what the driver throws */
  answer<T>(ask: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#failure !== undefined) throw this.#failure
      const { during, watch, mode } = this.#options
      const done = watch?.waits(mode, this.#fail)
      const giveUp = (error: Error): void => {
        done?.(false)
        reject(error)
      }
      this.#waiting.add(giveUp)
      during(ask).then(
        (value) => {
          this.#waiting.delete(giveUp)
          done?.(true)
          resolve(value)
        },
        (error: unknown) => {
          this.#waiting.delete(giveUp)
          done?.(isAnswer(error))
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      )
      this.#held = connectionsOf(this.session)
    })
  }

  /** The deadline is that far away again. */
  refresh(): void {
    this.#timer.refresh()
  }

  /**
   * Gives the connection back, and rolls back a transaction that is open. A connection that the server does not give back
   * in time is destroyed. Never throws.
   */
  end(): Promise<void> {
    return (this.#ended ??= this.#end())
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer)
    this.#options.signal?.removeEventListener('abort', this.#onAbort)
    const closing = this.session.close().catch(() => undefined)
    const error = this.#failure
    if (error instanceof Unanswered) {
      sever(this.#held, error)
      return
    }
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS, 'late')
    })
    if ((await Promise.race([closing, late])) === 'late')
      sever(this.#held, new Unanswered(this.#options.uri, CLOSE_MS))
    clearTimeout(timer)
  }

  readonly #onAbort = (): void => this.#fail(this.#options.signal!.reason as Error)

  readonly #fail = (error: Error): void => {
    this.#failure ??= error
    for (const giveUp of this.#waiting) giveUp(error)
    this.#waiting.clear()
    void this.end()
  }
}
