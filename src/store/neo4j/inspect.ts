import type { Inspection, WrongIndex } from '../inspection.ts'
import type { Database } from './database.ts'
import { schemaMigrations, schemaStatements, statementFile } from './statement-file.ts'
import { readVersions } from './versions.ts'

const READ_MS = 10_000

interface Engine {
  readonly version: string
  readonly clock: number
}

interface Index {
  readonly name: string
  /** `ONLINE`, `POPULATING` or `FAILED`. */
  readonly state: string
}

/** The version and clock of Neo4j, and the indexes that the migrations create. Without the disk, which only Neo4j knows. */
export async function inspect(database: Database): Promise<Inspection> {
  const tx = database.readAutoCommit({ timeoutMs: () => READ_MS })
  const indexes = await tx.rows<Index>(statementFile('read/indexes'))
  const { schemaVersion } = await readVersions(database)
  // Reads the clock last, so that no time passes before the caller compares it.
  const [engine] = await tx.rows<Engine>(statementFile('read/engine'))
  const states = new Map(indexes.map(({ name, state }) => [name, state]))
  const migrations = schemaMigrations()
  const statements = migrations.flatMap(({ name }) => schemaStatements(name))
  const dropped = new Set(statements.map((statement) => /^DROP INDEX (\w+)/u.exec(statement)?.[1]))
  const expected = statements.flatMap(indexIn).filter(({ name }) => !dropped.has(name))
  return {
    engine: { name: 'Neo4j', version: engine!.version },
    schema: { version: schemaVersion, newest: migrations.at(-1)!.version },
    indexes: {
      expected: expected.length,
      wrong: expected.flatMap(({ name, statement }): readonly WrongIndex[] => {
        const state = states.get(name)
        if (state === 'ONLINE') return []
        const problem = state === undefined ? 'missing' : state === 'FAILED' ? 'failed' : 'building'
        return [{ name, state: problem, statement }]
      }),
    },
    clock: engine!.clock,
  }
}

/** The index that a statement of a migration creates. A constraint has an index with its name. */
function indexIn(statement: string): readonly { readonly name: string; readonly statement: string }[] {
  const [, name] = /^CREATE (?:\w+ )?(?:INDEX|CONSTRAINT) (\w+)/u.exec(statement) ?? []
  return name === undefined ? [] : [{ name, statement: statement.replace(/\s+/gu, ' ') }]
}
