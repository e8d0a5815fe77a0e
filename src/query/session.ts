import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Id } from '../domain/ids.ts'
import type { Cut } from '../domain/lineage-graph.ts'
import { MAX_INFERRED_PAIRS } from '../domain/merge/pairs.ts'
import type { Limits } from './answer.ts'
import type { Reading } from './read-requests.ts'
import { TimeUp, type TimeBudget } from './time-budget.ts'

/** The maximum size of a set that is not the answer itself: one that is counted, filtered, combined or started from. */
export const INNER_NODES = 1_000_000
/** `completeTo` of a cut after which no distance is complete. */
export const NO_DISTANCE = -1
/** The maximum number of edge facts that a walk reads for one level. */
export const LEVEL_FACTS = 1_000_000

/** The state of one evaluation besides its sets: its limits, the cuts that they caused, and the notes for the answer. */
export class Session {
  readonly limits: Limits
  /** Columns around which walks found edges without column lineage. */
  readonly opaque = new Set<Id>()
  readonly #time: TimeBudget
  readonly #cuts = new Map<Cut['limit'], Cut>()
  readonly #completeTo = new Map<Cut['limit'], number>()
  readonly #notes = new Map<string, Diagnostic>()
  #shortened = 0

  constructor(limits: Limits, time: TimeBudget) {
    this.limits = limits
    this.#time = time
  }

  elapsedMs(): number {
    return this.#time.elapsedMs()
  }

  /** Whether the time is up. Operators check it before each request that they can leave out. */
  expired(): boolean {
    return this.#time.isUp()
  }

  /**
   * Checks the time during work that sends no requests; call it at each small step.
   * @throws TimeUp
   */
  readonly check = (): void => this.#time.check()

  /** Starts the drawing phase, which has its own share of the time. */
  startDrawing(): void {
    this.#time.startDrawing()
  }

  /** Records a cut by the time limit. */
  cutByTime(message: string): void {
    this.cut('time', this.limits.timeMs, message)
  }

  /** Records that ingestion stored no inferred pairs of operations on this many of the datasets, because they had too many. */
  cutByPairs(datasets: number): void {
    this.cut(
      'pairs',
      MAX_INFERRED_PAIRS,
      `operations on ${datasets} of the datasets had too many pairs of inputs and outputs, and ingestion stored none of them`,
    )
  }

  /** Returns the result of the work. If the time runs out, records a cut with the message and returns `otherwise()`. */
  *within<T>(work: Reading<T>, otherwise: () => T, message: string): Reading<T> {
    try {
      return yield* work
    } catch (error) {
      if (!(error instanceof TimeUp)) throw error
      this.cutByTime(message)
      return otherwise()
    }
  }

  /** Returns the result of the work, or `time` if the time runs out first. */
  *orTime<T>(work: Reading<T>): Reading<T | 'time'> {
    try {
      return yield* work
    } catch (error) {
      if (!(error instanceof TimeUp)) throw error
      return 'time'
    }
  }

  /** Lets the thread do other work if that has waited for some time. Long work that sends no requests calls it often. */
  *pause(): Reading<void> {
    if (!this.#time.isPauseDue()) return
    yield { kind: 'pause' }
    this.#time.check()
  }

  /** Runs work that sends no requests. Returns false if the time ran out before it was done. */
  finishes(work: () => void): boolean {
    try {
      work()
      return true
    } catch (error) {
      if (error instanceof TimeUp) return false
      throw error
    }
  }

  /**
   * Records a cut. Of several cuts by one limit, the first is reported. But if its message promises completeness up to a distance
   * and a later cut has a smaller `completeTo`, the later one is reported instead.
   */
  cut(limit: Cut['limit'], value: number, message: string, completeTo?: number): void {
    if (limit !== 'pairs') this.#shortened++
    const promised = this.#completeTo.get(limit)
    const takesBack = promised !== undefined && completeTo !== undefined && completeTo < promised
    if (this.#cuts.has(limit) && !takesBack) return
    this.#cuts.set(limit, { limit, value, message })
    if (completeTo !== undefined) this.#completeTo.set(limit, completeTo)
  }

  /** How many times a limit has left something out so far. */
  get shortened(): number {
    return this.#shortened
  }

  note(diagnostic: Diagnostic): void {
    const { code, message, span } = diagnostic
    this.#notes.set(`${code}\u0000${message}\u0000${span?.start ?? ''}:${span?.end ?? ''}`, diagnostic)
  }

  get cuts(): readonly Cut[] {
    return [...this.#cuts.values()]
  }

  get notes(): readonly Diagnostic[] {
    return [...this.#notes.values()]
  }
}
