import type { Session } from 'neo4j-driver'
import { isAnswer, Unanswered } from './errors.ts'
import { connectionsOf, sever, type HeldConnections } from './sever-session.ts'
import type { Mode, StallWatch } from './stall-watch.ts'

/** How long returning a connection may take. The server only has to end the work of the connection. */
const CLOSE_MS = 1_000

export interface BoundedCallOptions {
  readonly uri: string
  readonly mode: Mode
  /** Milliseconds after which the call fails if the server has not answered. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
  /** Runs work of the driver and tracks the connections that it opens. */
  readonly during: <T>(work: () => T) => T
  /** Absent if the call waits until the deadline for a server that does not answer. */
  readonly watch?: StallWatch | undefined
}

/**
 * A session for one call. The call ends even if the server does not answer: at its deadline, when the caller's signal aborts,
 * or when the stall watch reports that the server does not answer at all. The server's work for the call ends too.
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
      // The call is not waiting for the server: the consumer of its rows is slow.
      if (this.#waiting.size === 0) this.refresh()
      else this.#fail(new Unanswered(uri, deadlineMs))
    }, deadlineMs)
    signal?.addEventListener('abort', this.#onAbort, { once: true })
    if (signal?.aborted === true) this.#onAbort()
  }

  /** Returns the server's answer. @throws Unanswered, the reason of the aborted signal, or an error of the driver */
  answer<T>(request: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#failure !== undefined) throw this.#failure
      const { during, watch, mode } = this.#options
      const done = watch?.waits(mode, this.#fail)
      const fail = (error: Error): void => {
        done?.(false)
        reject(error)
      }
      this.#waiting.add(fail)
      during(request).then(
        (value) => {
          this.#waiting.delete(fail)
          done?.(true)
          resolve(value)
        },
        (error: unknown) => {
          this.#waiting.delete(fail)
          done?.(isAnswer(error))
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      )
      this.#held = connectionsOf(this.session)
    })
  }

  /** Restarts the time until the deadline. */
  refresh(): void {
    this.#timer.refresh()
  }

  /**
   * Returns the connection, and rolls back an open transaction. Destroys the connection if that takes too long. Never
   * throws.
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
    const timeout = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS, 'timeout')
    })
    if ((await Promise.race([closing, timeout])) === 'timeout')
      sever(this.#held, new Unanswered(this.#options.uri, CLOSE_MS))
    clearTimeout(timer)
  }

  readonly #onAbort = (): void => this.#fail(this.#options.signal!.reason as Error)

  readonly #fail = (error: Error): void => {
    this.#failure ??= error
    for (const fail of this.#waiting) fail(error)
    this.#waiting.clear()
    void this.end()
  }
}
