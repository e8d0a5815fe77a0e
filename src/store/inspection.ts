import type { Instant } from '../domain/time.ts'

/** What an operator checks about a store. Reading it is fast regardless of the store's size. */
export interface Inspection {
  readonly engine: { readonly name: 'SQLite' | 'Neo4j'; readonly version: string }
  /** Version of the store's format, and the newest that this program knows. */
  readonly schema: { readonly version: number; readonly newest: number }
  readonly indexes: {
    /** The number of indexes in a correct store. */
    readonly expected: number
    readonly wrong: readonly WrongIndex[]
  }
  /** The engine's current time; absent if the engine uses the clock of this process. */
  readonly clock?: Instant
  /** Size of the file system with the store's files, in bytes; absent if another process owns the files. */
  readonly disk?: { readonly folder: string; readonly free: number; readonly total: number }
}

export interface WrongIndex {
  readonly name: string
  /** `building`: the engine completes it without further action. */
  readonly state: 'missing' | 'building' | 'failed'
  /** The statement that creates it. */
  readonly statement: string
}
