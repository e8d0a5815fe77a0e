import type { DatabaseSync } from 'node:sqlite'
import type { ApiKey } from '../../domain/api-key.ts'
import type { Edit } from '../../domain/edit.ts'
import type { Scope } from '../../domain/scope.ts'
import type { Graph } from './graph.ts'
import { recordEdit } from './record-edit.ts'
import { inTransaction } from './transaction.ts'

/** An operation on the table of keys, with the record of the change if it makes one. */
export type KeyOperation =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly key: ApiKey; readonly record?: Edit | undefined }
  | { readonly kind: 'revoke'; readonly id: string; readonly at: number; readonly record?: Edit | undefined }
  | { readonly kind: 'used'; readonly id: string; readonly at: number }
  | { readonly kind: 'remove'; readonly id: string }

const COLUMNS = 'id, name, hash, scopes, namespaces, created_at, expires_at, revoked_at, last_used_at'

/** Performs an operation. Returns all keys after it, ordered by creation time. */
export function applyKeyOperation(graph: Graph, step: KeyOperation): readonly ApiKey[] {
  const { db } = graph
  if (step.kind !== 'list')
    inTransaction(graph, () => {
      const isChanged = change(db, step)
      if (isChanged && 'record' in step) recordEdit(graph, step.record)
    })
  return db.prepare(`SELECT ${COLUMNS} FROM api_key ORDER BY created_at, id`).all().map(keyOf)
}

/** Returns whether it changed anything. */
function change(db: DatabaseSync, step: Exclude<KeyOperation, { readonly kind: 'list' }>): boolean {
  switch (step.kind) {
    case 'add': {
      const { id, name, hash, scopes, namespaces, createdAt, expiresAt, revokedAt, lastUsedAt } = step.key
      db.prepare(`INSERT INTO api_key (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
        id,
        name,
        hash,
        JSON.stringify(scopes),
        namespaces === undefined ? null : JSON.stringify(namespaces),
        createdAt,
        expiresAt ?? null,
        revokedAt ?? null,
        lastUsedAt ?? null,
      )
      return true
    }
    case 'revoke':
      return (
        db
          .prepare('UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL')
          .run(step.at, step.id).changes > 0
      )
    case 'used':
      return (
        db
          .prepare('UPDATE api_key SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?')
          .run(step.at, step.id).changes > 0
      )
    case 'remove':
      return db.prepare('DELETE FROM api_key WHERE id = ?').run(step.id).changes > 0
  }
}

function keyOf(row: Readonly<Record<string, unknown>>): ApiKey {
  const when = (column: string, name: string): object =>
    row[column] === null ? {} : { [name]: row[column] as number }
  return {
    id: row.id as string,
    name: row.name as string,
    hash: row.hash as string,
    scopes: JSON.parse(row.scopes as string) as readonly Scope[],
    ...(row.namespaces === null ? {} : { namespaces: JSON.parse(row.namespaces as string) as string[] }),
    createdAt: row.created_at as number,
    ...when('expires_at', 'expiresAt'),
    ...when('revoked_at', 'revokedAt'),
    ...when('last_used_at', 'lastUsedAt'),
  }
}
