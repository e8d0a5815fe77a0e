import type { DatabaseSync } from 'node:sqlite'
import type { Edit } from '../../domain/edit.ts'
import type { SavedParam, SavedQuery } from '../../domain/saved-query.ts'
import type { Graph } from './graph.ts'
import { recordEdit } from './record-edit.ts'
import { inTransaction } from './transaction.ts'

/** A change of the table of saved queries, with its record. */
export type SavedQueryChange = (
  | { readonly kind: 'put'; readonly query: SavedQuery }
  | { readonly kind: 'remove'; readonly name: string }
) & { readonly record?: Edit | undefined }

/** A read of the table of saved queries. */
export type SavedQueryRequest =
  | { readonly kind: 'get'; readonly names: readonly string[] }
  | { readonly kind: 'list'; readonly limit: number; readonly after?: string }

const COLUMNS = 'name, text, description, params, saved_at, created_by'

/** Makes a change and records it, in one transaction. Returns whether the name was new, or existed. */
export const applySavedQueryChange = (graph: Graph, step: SavedQueryChange): boolean =>
  inTransaction(graph, () => {
    const answer = changeSaved(graph.db, step)
    // A put always changes something; a removal only if the query existed.
    if (step.kind === 'put' || answer) recordEdit(graph, step.record)
    return answer
  })

/** Makes the change alone, within the current transaction if there is one. */
export function changeSaved(db: DatabaseSync, step: SavedQueryChange): boolean {
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

export function readSaved(db: DatabaseSync, request: SavedQueryRequest): readonly SavedQuery[] {
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
