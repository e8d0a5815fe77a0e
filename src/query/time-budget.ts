/** Thrown where the time of a query is up, to be caught by whoever can go on with the part that it has. */
export class TimeUp extends Error {
  override readonly name = 'TimeUp'
  constructor() {
    super('the time is up')
  }
}

/** The part of the time that is kept for drawing and writing what was found, and at most so many milliseconds. */
const WRITING_SHARE = 0.25
const MOST_WRITING_MS = 5_000
/** Shorter limits are too short to be shared out. */
const SHORTEST_SHARED_MS = 100
/** Of what is kept, drawing the graph may take this part; the rest is for writing it. */
const DRAWING_SHARE = 0.6
/** However late finding ends, what it found is drawn and written for so many milliseconds. */
const LEAST_WRITING_MS = 50
/** Reading the clock costs more than most of the work between two checks. */
const CHECKS_PER_LOOK = 8

/** The thread's other work waits for this long at most, give or take a step of work. */
const BETWEEN_PAUSES_MS = 20

/**
 * The time of one query, `timeMs` milliseconds from when it arrived, shared out among finding a set, drawing it as a graph, and
 * writing that. Each phase ends in time for the next, so an answer is there when the time is up.
 */
export class TimeBudget {
  readonly timeMs: number
  readonly #elapsed: () => number
  readonly #interrupt: () => void
  #endMs: number
  #checks = 0
  #pausedAt = 0

  /**
   * `elapsed`: milliseconds since the query arrived. `interrupt` is called as work goes on, and throws to end it (its caller
   * hung up).
   */
  constructor(timeMs: number, elapsed: () => number, interrupt: () => void = () => undefined) {
    this.timeMs = timeMs
    this.#elapsed = elapsed
    this.#interrupt = interrupt
    this.#endMs = timeMs - this.#writingMs
  }

  elapsedMs(): number {
    return this.#elapsed()
  }

  /** Milliseconds until this phase ends; negative once it has. */
  leftMs(): number {
    return this.#endMs - this.#elapsed()
  }

  /** Whether the time of this phase is up; for work that can stop where it is. */
  isUp(): boolean {
    return this.#elapsed() > this.#endMs
  }

  /**
   * For work that can stop nowhere: called at each small step of it.
   * @throws TimeUp if the time of this phase is up; whatever `interrupt` throws
   */
  check(): void {
    if (++this.#checks % CHECKS_PER_LOOK !== 0) return
    this.#interrupt()
    if (this.isUp()) throw new TimeUp()
  }

  /** Whether so much time has passed since a pause was due that it is time for another. */
  isPauseDue(): boolean {
    const now = this.#elapsed()
    if (now - this.#pausedAt < BETWEEN_PAUSES_MS) return false
    this.#pausedAt = now
    return true
  }

  startDrawing(): void {
    this.#begin(this.timeMs - this.#writingMs * (1 - DRAWING_SHARE))
  }

  startWriting(): void {
    this.#begin(this.timeMs)
  }

  get #writingMs(): number {
    return this.timeMs < SHORTEST_SHARED_MS ? 0 : Math.min(this.timeMs * WRITING_SHARE, MOST_WRITING_MS)
  }

  #begin(endMs: number): void {
    this.#endMs = Math.max(endMs, this.#elapsed() + LEAST_WRITING_MS)
    this.#checks = 0
  }
}
