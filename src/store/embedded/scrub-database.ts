import { redactAggregateBody } from '../../domain/redact/redact-row.ts'
import type { JsonObject } from '../../lib/json.ts'
import { redactText } from '../../lib/redact/redact-text.ts'
import type { Graph } from './graph.ts'
import { EDGE_LAYOUTS, NODE_LAYOUTS } from './layout.ts'
import { prepareRows, rowOf, rowsOf } from './row-table.ts'
import { inTransaction } from './transaction.ts'

/** Aggregates written per transaction. */
const PAGE = 500

/**
 * Removes secrets from auxiliary data: patterns of aggregates, the registry of texts, the index of words. Call it after
 * they are removed from all rows. Then it rewrites the file, so that no old bytes remain. Other writers wait, and it needs
 * as much additional disk space as the file has.
 */
export function scrubDatabase(graph: Graph): void {
  const { db } = graph
  deletePatterns(graph)
  inTransaction(graph, () => {
    redactWords(graph)
    db.exec("INSERT INTO described(described) VALUES ('optimize')")
  })
  graph.clearCaches()
  db.exec('VACUUM')
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Stores aggregates without a pattern if their pattern has secrets, and deletes the pattern. */
function deletePatterns(graph: Graph): void {
  const { db, aggregates } = graph
  const using = prepareRows(db, 'SELECT n FROM aggregate WHERE pattern = ? LIMIT ?')
  const dropping = db.prepare('DELETE FROM pattern WHERE n = ?')
  const reading = prepareRows(db, 'SELECT body FROM pattern WHERE n = ?')
  for (const [n] of rowsOf(prepareRows(db, 'SELECT n FROM pattern'))) {
    const bytes = rowOf(reading, n as number)?.[0]
    if (!(bytes instanceof Uint8Array)) continue
    const body = JSON.parse(Buffer.from(bytes).toString()) as JsonObject
    if (redactAggregateBody(body) === body) continue
    for (;;) {
      const users = rowsOf(using, n as number, PAGE)
      if (users.length === 0) break
      inTransaction(graph, () => {
        for (const [user] of users) aggregates.storeWithoutPattern(user as number)
      })
    }
    inTransaction(graph, () => void dropping.run(n as number))
    graph.clearCaches()
  }
}

/** Redacts texts that no row uses. It does not delete them, since their numbers must not be reused: readers cache them. */
function redactWords({ db }: Graph): void {
  const suspects = rowsOf(prepareRows(db, 'SELECT n, text FROM word')).filter(
    ([, text]) => redactText(text as string) !== text,
  )
  const list = suspects.map(([n]) => n as number).join(', ')
  if (list === '') return
  const used = new Set<unknown>()
  for (const { table, column } of wordColumns())
    for (const [n] of rowsOf(
      prepareRows(db, `SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IN (${list})`),
    ))
      used.add(n)
  const replacing = db.prepare("UPDATE word SET text = '[redacted] ' || n WHERE n = ?")
  for (const [n] of suspects) if (!used.has(n)) replacing.run(n as number)
}

const wordColumns = (): readonly { readonly table: string; readonly column: string }[] =>
  [...Object.values(NODE_LAYOUTS), ...Object.values(EDGE_LAYOUTS)].flatMap(({ table, places }) =>
    places.flatMap(({ column, cell }) => (cell === 'word' ? [{ table, column }] : [])),
  )
