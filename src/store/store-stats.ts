/** Metrics of a store for operators. Reading them is fast regardless of the store's size. */
export interface StoreStats {
  /** Whether the store's files are known to be damaged; absent if another process owns them. */
  readonly isDamaged?: boolean
  /** Size of the files by kind, in bytes; absent if another process owns them. */
  readonly fileBytes?: Readonly<Record<StoreFile, number>>
  /** Reader threads, and queries that wait for one; absent if another process answers. */
  readonly readers?: ReaderStats
  /** Nodes by label and relationships by type; absent if counting them is slow. */
  readonly counts?: {
    readonly nodes: Readonly<Record<string, number>>
    readonly relationships: Readonly<Record<string, number>>
  }
}

export type StoreFile = 'database' | 'wal' | 'dead-letters'

export interface ReaderStats {
  readonly busy: number
  readonly idle: number
  readonly waiting: number
}
