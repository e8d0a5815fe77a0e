import type { ProducerRules } from '../../domain/aggregate.ts'
import { rederive, regroup } from '../../domain/merge/rebuild.ts'
import { AGGREGATE_COLUMNS } from './aggregate-table.ts'
import { edgeCode } from './edge-kind.ts'
import type { Graph } from './graph.ts'
import { prepareRows, rowOf, rowsOf } from './row-table.ts'
import { runMerge } from './run-merge.ts'
import { inTransaction } from './transaction.ts'

const PAGE = 500
/** The entry of `meta` with the version of the producer rules that derived the graph. */
export const RULES_VERSION = 'habits'

/**
 * Recomputes all derived rows in one transaction: readers see the old graph until it commits. Calls `onDone` with the
 * numbers of datasets and aggregates processed.
 */
export function rebuildDerived(
  graph: Graph,
  producerRules: ProducerRules,
  onDone: (count: number) => void = () => undefined,
): void {
  inTransaction(graph, () => {
    deleteDerived(graph)
    for (const page of pagesOf(graph, 'SELECT d.n FROM dataset d WHERE d.n > ? ORDER BY d.n LIMIT ?')) {
      runMerge(graph, (direct) =>
        regroup(
          page.map((row) => graph.registry.id(row[0] as number)),
          direct,
        ),
      )
      onDone(page.length)
    }
    const aggregates = `SELECT a.n, ${AGGREGATE_COLUMNS} FROM aggregate a WHERE a.n > ? ORDER BY a.n LIMIT ?`
    for (const page of pagesOf(graph, aggregates)) {
      runMerge(graph, (direct) =>
        rederive(
          page.map((row) => graph.aggregates.decode(row.slice(1))),
          producerRules,
          direct,
        ),
      )
      onDone(page.length)
    }
    graph.db
      .prepare('REPLACE INTO meta (name, value) VALUES (?, ?)')
      .run(RULES_VERSION, String(producerRules.version))
  })
}

/**
 * Rebuilds a graph that another version of the rules derived; an empty one is only marked. Returns that other version, or
 * undefined if nothing was rebuilt.
 */
export function rebuildIfRulesChanged(graph: Graph, producerRules: ProducerRules): string | undefined {
  const previous = rowOf(
    prepareRows(graph.db, 'SELECT value FROM meta WHERE name = ?'),
    RULES_VERSION,
  )?.[0] as string | undefined
  if (previous === String(producerRules.version)) return undefined
  rebuildDerived(graph, producerRules)
  return previous
}

function deleteDerived({ db, cache, changes }: Graph): void {
  cache.clear()
  changes.addAll()
  db.exec(`
    DELETE FROM rollup;
    DELETE FROM edge WHERE kind = ${edgeCode('ALIAS_OF', 'Dataset', 'Dataset')};
    UPDATE edge SET rest = json_remove(rest, '$.firstAt', '$.lastAt', '$.days')
      WHERE kind = ${edgeCode('HAS_SCHEMA', 'Dataset', 'Schema')} AND rest IS NOT NULL;
  `)
}

function* pagesOf({ db }: Graph, sql: string) {
  const statement = prepareRows(db, sql)
  let after = 0
  for (;;) {
    const page = rowsOf(statement, after, PAGE)
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = last[0] as number
  }
}
