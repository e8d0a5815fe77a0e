import { OWN_KINDS } from '../../domain/edit.ts'
import type { ProducerRules } from '../../domain/aggregate.ts'
import { restoreJobs } from '../../domain/merge/restore-jobs.ts'
import { StoreUnusable, type DumpRow } from '../lineage-store.ts'
import type { Graph } from './graph.ts'
import { nodeColumns } from './node-table.ts'
import { RULES_VERSION, rebuildDerived } from './rebuild-derived.ts'
import { prepareRows, rowsOf } from './row-table.ts'
import { runMerge } from './run-merge.ts'
import { commit } from './transaction.ts'

/** A step of an import. Its rows are committed together at the `end`. */
export type RestoreStep =
  | { readonly kind: 'begin' }
  | { readonly kind: 'rows'; readonly rows: readonly DumpRow[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'abort' }

const PAGE = 500

/**
 * Fills an empty database with the base rows of a graph and derives the others. A process that ends before the commit
 * leaves the database empty. If it ends after it, the next process that opens the database derives the other rows.
 * @throws StoreUnusable if the database is not empty
 */
export function restoreGraph(graph: Graph, producerRules: ProducerRules, step: RestoreStep): void {
  const { db } = graph
  switch (step.kind) {
    case 'begin':
      if (holdsGraph(graph))
        throw new StoreUnusable('the store already holds a graph: an import needs an empty one')
      db.exec('BEGIN IMMEDIATE')
      db.prepare('DELETE FROM meta WHERE name = ?').run(RULES_VERSION)
      return
    case 'rows':
      for (const row of step.rows) put(graph, row)
      return
    case 'end':
      restoreAllJobs(graph)
      commit(graph)
      rebuildDerived(graph, producerRules)
      return
    case 'abort':
      if (db.isTransaction) db.exec('ROLLBACK')
      graph.clearCaches()
      return
  }
}

function put(graph: Graph, { kind, row }: DumpRow): void {
  switch (kind) {
    case 'node':
      graph.nodes.put({ ...row, created: true })
      return
    case 'edge':
      graph.edges.put({ ...row, created: true })
      return
    case 'aggregate':
      graph.aggregates.put(row, true)
      return
  }
}

/** Writes all jobs again, page by page, as if they were new, so that the edges that follow from their rows are created. */
function restoreAllJobs(graph: Graph): void {
  const reading = prepareRows(
    graph.db,
    `SELECT ${nodeColumns('Job')} FROM job WHERE n > ? ORDER BY n LIMIT ?`,
  )
  for (let after = 0; ;) {
    const page = rowsOf(reading, after, PAGE)
    const last = page.at(-1)
    if (last === undefined) return
    const rows = page.map((row) => graph.nodes.decode('Job', row))
    for (const { id } of rows) graph.nodes.drop('Job', id)
    graph.cache.clear()
    runMerge(graph, (direct) => restoreJobs(rows, direct))
    after = last[0] as number
  }
}

/** Whether the database has any row except records of edits of the store itself (saved queries, keys) and their subjects. */
function holdsGraph({ db, registry }: Graph): boolean {
  const own = OWN_KINDS.map((kind) => registry.findWord(kind)).filter((word) => word !== undefined)
  const records = `edit WHERE kind IN (${own.join(', ')})`
  const other = `SELECT 1 FROM id WHERE n NOT IN (SELECT n FROM ${records} UNION SELECT subject FROM ${records}) LIMIT 1`
  return db.prepare(other).get() !== undefined
}
