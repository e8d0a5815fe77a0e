import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Id } from '../domain/ids.ts'
import type { Cut } from '../domain/lineage-graph.ts'
import { MAX_INFERRED_PAIRS } from '../domain/merge/pairs.ts'
import type { Limits } from './answer.ts'
import type { Reading } from './read-requests.ts'
import { TimeUp, type TimeBudget } from './time-budget.ts'

/** The most that a set may hold which is no answer by itself: what is counted, filtered, joined or started from. */
export const INNER_NODES = 1_000_000
/** `completeTo` of a cut that leaves no distance complete. */
export const NO_DISTANCE = -1
/** The most edge facts that one walk takes in at one level. */
export const LEVEL_FACTS = 1_000_000

/** What one evaluation keeps besides its sets: its bounds, what they cut, and what is to be said of the answer. */
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

  /** Whether the time is up; asked before each request that can be left out. */
  expired(): boolean {
    return this.#time.isUp()
  }

  /**
   * The same for work that asks the store nothing, called at each small step of it.
   * @throws TimeUp
   */
  readonly check = (): void => this.#time.check()

  /** Finding has ended: from now on what was found is drawn. */
  startDrawing(): void {
    this.#time.startDrawing()
  }

  /** Cuts by the time limit. */
  cutByTime(message: string): void {
    this.cut('time', this.limits.timeMs, message)
  }

  /** Cuts because ingestion stored no inferred pairs of operations on so many of the datasets: they had too many. */
  cutByPairs(datasets: number): void {
    this.cut(
      'pairs',
      MAX_INFERRED_PAIRS,
      `operations on ${datasets} of the datasets had too many pairs of inputs and outputs, and ingestion stored none of them`,
    )
  }

  /** The result of the work; if its time runs out, what stands in for that, and the message is told as a cut. */
  *within<T>(work: Reading<T>, otherwise: () => T, message: string): Reading<T> {
    try {
      return yield* work
    } catch (error) {
      if (!(error instanceof TimeUp)) throw error
      this.cutByTime(message)
      return otherwise()
    }
  }

  /** The result of the work, or `time` if that runs out meanwhile. */
  *orTime<T>(work: Reading<T>): Reading<T | 'time'> {
    try {
      return yield* work
    } catch (error) {
      if (!(error instanceof TimeUp)) throw error
      return 'time'
    }
  }

  /** Lets others have their turn, where they have waited for some time. To be asked often in long work that asks nothing. */
  *pause(): Reading<void> {
    if (!this.#time.isPauseDue()) return
    yield { kind: 'pause' }
    this.#time.check()
  }

  /** Whether the work, which asks the store nothing, came to its end in time. */
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
   * Of several cuts by one limit the first is told; but where the message promises that a walk is complete to a distance,
   * a later one that takes back of that, `completeTo` being less, is told in its place.
   */
  cut(limit: Cut['limit'], value: number, message: string, completeTo?: number): void {
    if (limit !== 'pairs') this.#shortened++
    const promised = this.#completeTo.get(limit)
    const takesBack = promised !== undefined && completeTo !== undefined && completeTo < promised
    if (this.#cuts.has(limit) && !takesBack) return
    this.#cuts.set(limit, { limit, value, message })
    if (completeTo !== undefined) this.#completeTo.set(limit, completeTo)
  }

  /** How often a limit has kept something from being found so far. */
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
