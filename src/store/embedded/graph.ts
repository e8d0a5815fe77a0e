import type { DatabaseSync } from 'node:sqlite'

import { ChangePublisher } from './change-ring.ts'
import { openAggregateTable, type AggregateTable } from './aggregate-table.ts'
import { openBodyCodec } from './body-codec.ts'
import { openCommitCounter } from './commit-count.ts'
import { openEdgeTables, type EdgeTables } from './edge-table.ts'
import { openNodeTables, type NodeTables } from './node-table.ts'
import { openHistory, type History } from './history.ts'
import { openRegistry, type Registry } from './registry.ts'
import { RowCache } from './row-cache.ts'

/** The graph as one connection sees it. */
export interface Graph {
  readonly db: DatabaseSync
  readonly registry: Registry
  readonly nodes: NodeTables
  readonly edges: EdgeTables
  readonly aggregates: AggregateTable
  readonly history: History
  /** Rows that the writer has read or written; readers do not use it. */
  readonly cache: RowCache
  readonly changes: ChangePublisher
  /** Counts the commit about to be made, and returns its number. */
  readonly countCommit: () => number
  /** Clears all caches. Call it after a rollback. */
  clearCaches(): void
}

export interface GraphOptions {
  /** Whether this is the connection that changes the database. */
  readonly writes?: boolean
  /** The ring in which it publishes changes for readers. */
  readonly ring?: SharedArrayBuffer | undefined
}

export function openGraph(db: DatabaseSync, { writes = false, ring }: GraphOptions = {}): Graph {
  const registry = openRegistry(db, writes)
  const cache = new RowCache()
  const changes = new ChangePublisher(ring)
  const codec = openBodyCodec(db)
  const history = openHistory(db)
  return {
    db,
    registry,
    nodes: openNodeTables(db, registry, changes),
    edges: openEdgeTables(db, registry, history, changes),
    aggregates: openAggregateTable(db, registry, codec, history),
    history,
    cache,
    changes,
    countCommit: openCommitCounter(db),
    clearCaches() {
      registry.clearCache()
      codec.clearCache()
      history.clearCache()
      cache.clear()
      changes.discard()
    },
  }
}
