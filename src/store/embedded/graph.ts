import type { DatabaseSync } from 'node:sqlite'

import { ChangeNotes } from './changed-numbers.ts'
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
  /** Only of use to the connection that writes. */
  readonly cache: RowCache
  readonly changes: ChangeNotes
  /** Counts the commit that is about to be made, and tells its number. */
  readonly countCommit: () => number
  /** Forgets what was cached; needed after a rollback. */
  forget(): void
}

export interface GraphOptions {
  /** This is the one connection that changes the database. */
  readonly writes?: boolean
  /** The ring in which readers are told what it changes. */
  readonly ring?: SharedArrayBuffer | undefined
}

export function openGraph(db: DatabaseSync, { writes = false, ring }: GraphOptions = {}): Graph {
  const registry = openRegistry(db, writes)
  const cache = new RowCache()
  const changes = new ChangeNotes(ring)
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
    forget() {
      registry.forget()
      codec.forget()
      history.forget()
      cache.forget()
      changes.forget()
    },
  }
}
