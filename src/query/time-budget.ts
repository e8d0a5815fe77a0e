/** Thrown when the time of a query is up. Operators that can return a partial result catch it. */
export class TimeUp extends Error {
  override readonly name = 'TimeUp'
  constructor() {
    super('the time is up')
  }
}

/** The share of the time that is reserved for drawing and writing the answer, and its maximum in milliseconds. */
const RENDERING_SHARE = 0.25
const MAX_RENDERING_MS = 5_000
/** A shorter time limit, in milliseconds, is not divided. */
const MIN_SHARED_MS = 100
/** The share of the reserved time for drawing the graph; the rest is for writing it. */
const DRAWING_SHARE = 0.6
/** The minimum time for drawing and for writing, in milliseconds, however late the phase before ends. */
const MIN_RENDERING_MS = 50
/** Reading the clock costs more than most work between two checks, so only each eighth check reads it. */
const CHECKS_PER_CLOCK_READ = 8

/** The maximum time, in milliseconds, that other work of the thread waits for a pause, apart from one step of work. */
const PAUSE_INTERVAL_MS = 20

/**
 * The time of one query: `timeMs` milliseconds from its arrival, divided among finding a set, drawing it as a graph, and writing
 * that. Each phase ends early enough for the next, so that the answer is complete in time.
 */
export class TimeBudget {
  readonly timeMs: number
  readonly #elapsed: () => number
  readonly #interrupt: () => void
  #phaseEndMs: number
  #checks = 0
  #pausedAt = 0

  /**
   * `elapsed`: milliseconds since the query arrived. `interrupt` is called during the work, and throws to end it, for example if
   * the client disconnected.
   */
  constructor(timeMs: number, elapsed: () => number, interrupt: () => void = () => undefined) {
    this.timeMs = timeMs
    this.#elapsed = elapsed
    this.#interrupt = interrupt
    this.#phaseEndMs = timeMs - this.#renderingMs
  }

  elapsedMs(): number {
    return this.#elapsed()
  }

  /** Milliseconds until this phase ends; negative once it has. */
  leftMs(): number {
    return this.#phaseEndMs - this.#elapsed()
  }

  /** Whether the time of this phase is up; for work that can return a partial result. */
  isUp(): boolean {
    return this.#elapsed() > this.#phaseEndMs
  }

  /**
   * For work that has no partial result; call it at each small step.
   * @throws TimeUp if the time of this phase is up; or what `interrupt` throws
   */
  check(): void {
    if (++this.#checks % CHECKS_PER_CLOCK_READ !== 0) return
    this.#interrupt()
    if (this.isUp()) throw new TimeUp()
  }

  /** Whether another pause is due; if so, the next interval starts now. */
  isPauseDue(): boolean {
    const now = this.#elapsed()
    if (now - this.#pausedAt < PAUSE_INTERVAL_MS) return false
    this.#pausedAt = now
    return true
  }

  startDrawing(): void {
    this.#begin(this.timeMs - this.#renderingMs * (1 - DRAWING_SHARE))
  }

  startWriting(): void {
    this.#begin(this.timeMs)
  }

  get #renderingMs(): number {
    return this.timeMs < MIN_SHARED_MS ? 0 : Math.min(this.timeMs * RENDERING_SHARE, MAX_RENDERING_MS)
  }

  #begin(endMs: number): void {
    this.#phaseEndMs = Math.max(endMs, this.#elapsed() + MIN_RENDERING_MS)
    this.#checks = 0
  }
}
