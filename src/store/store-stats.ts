/** What a store tells operators of itself; told at once, however large it is. */
export interface StoreStats {
  /** Whether the store's files are known to be damaged; absent where they lie with another process. */
  readonly isDamaged?: boolean
  /** Bytes of its files by what they are; absent where they lie with another process. */
  readonly fileBytes?: Readonly<Record<StoreFile, number>>
  /** Threads that answer questions, and questions that wait for one; absent where another process answers. */
  readonly readers?: ReaderStats
  /** Nodes by label and relationships by type; absent where counting them takes time. */
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
