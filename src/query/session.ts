import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Id } from '../domain/ids.ts'
import type { Cut } from '../domain/lineage-graph.ts'
import type { Limits } from './answer.ts'

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
  readonly #elapsed: () => number
  readonly #cuts = new Map<Cut['limit'], Cut>()
  readonly #completeTo = new Map<Cut['limit'], number>()
  readonly #notes = new Map<string, Diagnostic>()
  #shortened = 0

  constructor(limits: Limits, elapsed: () => number) {
    this.limits = limits
    this.#elapsed = elapsed
  }

  elapsedMs(): number {
    return this.#elapsed()
  }

  /** Whether the time is up; asked before each request that can be left out. */
  expired(): boolean {
    return this.#elapsed() > this.limits.timeMs
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
