import type { DatabaseSync } from 'node:sqlite'
import type { ApiKey } from '../../domain/api-key.ts'
import type { Scope } from '../../domain/scope.ts'

/** One thing that is done to the table of keys, or read of it. */
export type KeyStep =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly key: ApiKey }
  | { readonly kind: 'revoke' | 'used'; readonly id: string; readonly at: number }
  | { readonly kind: 'remove'; readonly id: string }

const COLUMNS = 'id, name, hash, scopes, namespaces, created_at, expires_at, revoked_at, last_used_at'

/** Carries out a step; the keys as they are then, in the order in which they were made. */
export function stepKeys(db: DatabaseSync, step: KeyStep): readonly ApiKey[] {
  change(db, step)
  return db.prepare(`SELECT ${COLUMNS} FROM api_key ORDER BY created_at, id`).all().map(keyOf)
}

function change(db: DatabaseSync, step: KeyStep): void {
  switch (step.kind) {
    case 'list':
      return
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
      return
    }
    case 'revoke':
      db.prepare('UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?').run(step.at, step.id)
      return
    case 'used':
      db.prepare('UPDATE api_key SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?').run(
        step.at,
        step.id,
      )
      return
    case 'remove':
      db.prepare('DELETE FROM api_key WHERE id = ?').run(step.id)
      return
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
