import type { Database } from './database.ts'
import { statementFile } from './statement-file.ts'

const READ_MS = 30_000

/** What the Writer node says of the program that wrote the graph. */
export interface GraphVersions {
  /** 0 where no program has made a schema. */
  readonly schemaVersion: number
  readonly habitsVersion: number | null
  /** Whether what is derived is being made anew. */
  readonly rebuilding: boolean
  /** Whether a graph is being imported, or that was broken off. */
  readonly importing: boolean
}

export async function readVersions(database: Database): Promise<GraphVersions> {
  const [found] = await database.read(
    (tx) => tx.rows<GraphVersions & { schemaVersion: number | null }>(statementFile('read/versions')),
    { timeoutMs: READ_MS },
  )
  return {
    schemaVersion: found?.schemaVersion ?? 0,
    habitsVersion: found?.habitsVersion ?? null,
    rebuilding: found?.rebuilding ?? false,
    importing: found?.importing ?? false,
  }
}
