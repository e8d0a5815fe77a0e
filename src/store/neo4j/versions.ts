import type { Database } from './database.ts'
import { statementFile } from './statement-file.ts'

const READ_MS = 30_000

/** The state on the Writer node: which program wrote the graph, and whether the graph is complete. */
export interface GraphVersions {
  /** 0 if there is no schema yet. */
  readonly schemaVersion: number
  /** The version of the producer rules that the derived rows follow; null if there are none. */
  readonly rulesVersion: number | null
  /** Whether the derived rows are being rebuilt, or a rebuild was interrupted. */
  readonly rebuilding: boolean
  /** Whether a graph is being imported, or an import was interrupted. */
  readonly importing: boolean
}

export async function readVersions(database: Database): Promise<GraphVersions> {
  const [found] = await database.read(
    (tx) => tx.rows<GraphVersions & { schemaVersion: number | null }>(statementFile('read/versions')),
    { timeoutMs: READ_MS },
  )
  return {
    schemaVersion: found?.schemaVersion ?? 0,
    rulesVersion: found?.rulesVersion ?? null,
    rebuilding: found?.rebuilding ?? false,
    importing: found?.importing ?? false,
  }
}
