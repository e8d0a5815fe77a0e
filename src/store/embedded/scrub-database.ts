import { redactAggregateBody } from '../../domain/redact/redact-row.ts'
import type { JsonObject } from '../../lib/json.ts'
import { redactText } from '../../lib/redact/redact-text.ts'
import type { Graph } from './graph.ts'
import { EDGE_LAYOUTS, NODE_LAYOUTS } from './layout.ts'
import { prepareRows, rowOf, rowsOf } from './row-table.ts'
import { inTransaction } from './transaction.ts'

/** Aggregates that are written in one transaction. */
const PAGE = 500

/**
 * Once no row has secrets: takes them out of what rows are stored by (patterns of aggregates, repeated texts, the index of words), and
 * writes the file anew, so that it holds no bytes of what was there before. Keeps writers waiting, and needs as much disk again as
 * the file has.
 */
export function scrubDatabase(graph: Graph): void {
  const { db } = graph
  forgetPatterns(graph)
  inTransaction(graph, () => {
    forgetWords(graph)
    db.exec("INSERT INTO described(described) VALUES ('optimize')")
  })
  graph.forget()
  db.exec('VACUUM')
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/** Aggregates that are stored by a pattern with secrets are stored by themselves, and the pattern goes. */
function forgetPatterns(graph: Graph): void {
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
        for (const [user] of users) aggregates.storeAlone(user as number)
      })
    }
    inTransaction(graph, () => void dropping.run(n as number))
    graph.forget()
  }
}

/** Texts that no row has any more. Their numbers are not given again: readers remember what they stood for. */
function forgetWords({ db }: Graph): void {
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
