import type { DatabaseSync } from 'node:sqlite'

import { openAggregateTable, type AggregateTable } from './aggregate-table.ts'
import { openBodyCodec } from './body-codec.ts'
import { openEdgeTables, type EdgeTables } from './edge-table.ts'
import { openNodeTables, type NodeTables } from './node-table.ts'
import { openRegistry, type Registry } from './registry.ts'

/** The graph as one connection sees it. */
export interface Graph {
  readonly db: DatabaseSync
  readonly registry: Registry
  readonly nodes: NodeTables
  readonly edges: EdgeTables
  readonly aggregates: AggregateTable
  /** Forgets what was cached; needed after a rollback. */
  forget(): void
}

export function openGraph(db: DatabaseSync): Graph {
  const registry = openRegistry(db)
  const codec = openBodyCodec(db)
  return {
    db,
    registry,
    nodes: openNodeTables(db, registry),
    edges: openEdgeTables(db, registry),
    aggregates: openAggregateTable(db, registry, codec),
    forget() {
      registry.forget()
      codec.forget()
    },
  }
}
