import type { DatabaseSync } from 'node:sqlite'
import type { Edit } from '../../domain/edit.ts'
import type { SavedParam, SavedQuery } from '../../domain/saved-query.ts'
import type { Graph } from './graph.ts'
import { keepRecord } from './keep-record.ts'
import { inTransaction } from './transaction.ts'

/** One thing that is done to the table of saved queries, and what is recorded of it where it changes something. */
export type SavingStep = (
  { readonly kind: 'put'; readonly query: SavedQuery } | { readonly kind: 'remove'; readonly name: string }
) & { readonly record?: Edit | undefined }

/** What is read of it. */
export type SavedRequest =
  | { readonly kind: 'get'; readonly names: readonly string[] }
  | { readonly kind: 'list'; readonly limit: number; readonly after?: string }

const COLUMNS = 'name, text, description, params, saved_at, created_by'

/** Puts one in or takes one out, in one transaction with the record of it; whether the name was new, or there. */
export const stepSaved = (graph: Graph, step: SavingStep): boolean =>
  inTransaction(graph, () => {
    const answer = changeSaved(graph.db, step)
    // What is put changes something in any case.
    if (step.kind === 'put' || answer) keepRecord(graph, step.record)
    return answer
  })

/** The change alone, within whatever transaction is under way. */
export function changeSaved(db: DatabaseSync, step: SavingStep): boolean {
  if (step.kind === 'remove')
    return db.prepare('DELETE FROM saved_query WHERE name = ?').run(step.name).changes > 0
  const { name, text, description, params, savedAt, createdBy } = step.query
  const isNew = db.prepare('SELECT 1 FROM saved_query WHERE name = ?').get(name) === undefined
  db.prepare(`INSERT OR REPLACE INTO saved_query (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`).run(
    name,
    text,
    description ?? null,
    JSON.stringify(params),
    savedAt,
    createdBy ?? null,
  )
  return isNew
}

export function readSaved(db: DatabaseSync, request: SavedRequest): readonly SavedQuery[] {
  if (request.kind === 'get') {
    const one = db.prepare(`SELECT ${COLUMNS} FROM saved_query WHERE name = ?`)
    return [...new Set(request.names)].sort().flatMap((name) => {
      const row = one.get(name)
      return row === undefined ? [] : [queryOf(row)]
    })
  }
  return db
    .prepare(`SELECT ${COLUMNS} FROM saved_query WHERE name > ? ORDER BY name LIMIT ?`)
    .all(request.after ?? '', request.limit)
    .map(queryOf)
}

export const savedNames = (db: DatabaseSync): readonly string[] =>
  db
    .prepare('SELECT name FROM saved_query ORDER BY name')
    .all()
    .map((row) => row.name as string)

function queryOf(row: Readonly<Record<string, unknown>>): SavedQuery {
  return {
    name: row.name as string,
    text: row.text as string,
    ...(row.description === null ? {} : { description: row.description as string }),
    params: JSON.parse(row.params as string) as readonly SavedParam[],
    savedAt: row.saved_at as number,
    ...(row.created_by === null ? {} : { createdBy: row.created_by as string }),
  }
}
