import { StoreDamaged, StoreUnavailable } from '../lineage-store.ts'

/** Messages for SQLite's result codes (sqlite.org/rescode.html) after which a retry may succeed. */
const UNAVAILABLE: { readonly [code: number]: string } = {
  5: 'the database is busy',
  6: 'the database is locked',
  7: 'there is not enough memory',
  8: 'the database file cannot be written',
  9: 'the operation was interrupted',
  10: 'reading or writing the disk failed',
  13: 'the disk is full',
  14: 'the database file cannot be opened',
}
const CORRUPT = 11
const NOT_A_DATABASE = 26

/** Converts an error of SQLite to one that callers of a store know; returns other errors unchanged. */
export function storeError(error: unknown): unknown {
  const code = resultCode(error)
  if (code === undefined) return error
  const unavailable = UNAVAILABLE[code]
  if (unavailable !== undefined) return new StoreUnavailable(unavailable, { cause: error })
  if (code === CORRUPT)
    return new StoreDamaged(
      `the database file is damaged (${(error as Error).message}): restore it from a backup`,
      {
        cause: error,
      },
    )
  if (code === NOT_A_DATABASE)
    return new StoreDamaged(
      'the file is not a database: restore a backup, move it away, or choose another folder',
      {
        cause: error,
      },
    )
  return error
}

/** The primary result code of an error of SQLite: the lower eight bits of the extended one. */
export function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined
  return error.errcode & 0xff
}
