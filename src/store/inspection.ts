import type { Instant } from '../domain/time.ts'

/** What operators look at in a store: told at once, however large it is. */
export interface Inspection {
  readonly engine: { readonly name: 'SQLite' | 'Neo4j'; readonly version: string }
  /** Version of the store's format, and the newest that this program knows. */
  readonly schema: { readonly version: number; readonly newest: number }
  readonly indexes: {
    /** How many there should be. */
    readonly expected: number
    readonly wrong: readonly WrongIndex[]
  }
  /** The time by the engine's clock; absent where that is the clock of this process. */
  readonly clock?: Instant
  /** The disk that the files lie on, in bytes; absent where they lie with another process. */
  readonly disk?: { readonly folder: string; readonly free: number; readonly total: number }
}

export interface WrongIndex {
  readonly name: string
  /** `building`: it will be there by itself. */
  readonly state: 'missing' | 'building' | 'failed'
  /** The statement that makes it. */
  readonly statement: string
}
