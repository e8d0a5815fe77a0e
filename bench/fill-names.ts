import neo4j from 'neo4j-driver'
import { datasetId, jobId } from '../src/domain/ids.ts'
import { openForWriting } from '../src/store/embedded/open-database.ts'
import { reverseName } from '../src/store/embedded/name-keys.ts'
import { uuidBytes } from '../src/store/embedded/uuid-bytes.ts'

interface Named {
  readonly namespace: string
  readonly name: string
}

/** Tables of a hundred databases with fifty schemas each, in twenty namespaces; one in ten has a capital letter. */
export function datasetAt(i: number): Named {
  const table = `w${(i * 7919) % 5000}_${i}`
  const name = `db${i % 100}.schema_${i % 50}.${i % 10 === 0 ? table.toUpperCase() : table}`
  return { namespace: `postgres://host${i % 20}:5432`, name }
}

const jobAt = (i: number): Named => ({ namespace: 'airflow', name: `job_${i}.task_${i % 7}` })

/** Nine of ten names are datasets. */
const jobsOf = (names: number): number => Math.floor(names / 10)

/** Writes the rows of `names` names into an embedded store that no process has open. */
export function fillEmbedded(folder: string, names: number): void {
  const db = openForWriting(folder)
  try {
    const number = db.prepare('INSERT INTO id (uuid) VALUES (?)')
    const insert = (table: string) =>
      db.prepare(`INSERT INTO ${table} (n, namespace, name, folded, reversed) VALUES (?, ?, ?, ?, ?)`)
    const tables = { dataset: insert('dataset'), job: insert('job') }
    const add = (table: 'dataset' | 'job', id: string, { namespace, name }: Named): void => {
      const n = Number(number.run(uuidBytes(id)).lastInsertRowid)
      const folded = name.toLowerCase()
      tables[table].run(n, namespace, name, folded === name ? null : folded, reverseName(name))
    }
    db.exec('BEGIN')
    for (let i = 0; i < names - jobsOf(names); i++) {
      const named = datasetAt(i)
      add('dataset', datasetId(named.namespace, named.name), named)
    }
    for (let i = 0; i < jobsOf(names); i++) {
      const named = jobAt(i)
      add('job', jobId(named.namespace, named.name), named)
    }
    db.exec('COMMIT')
  } finally {
    db.close()
  }
}

const PAGE = 10_000

/** Writes the nodes of `names` names into a Neo4j that has the schema of a store. */
export async function fillNeo4j(
  { uri, user, password }: { readonly uri: string; readonly user: string; readonly password: string },
  names: number,
): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const add = async (label: string, total: number, at: (i: number) => Named, id: typeof datasetId) => {
      for (let from = 0; from < total; from += PAGE) {
        const rows = Array.from({ length: Math.min(PAGE, total - from) }, (_, i) => {
          const { namespace, name } = at(from + i)
          return { id: id(namespace, name), namespace, name, nameLower: name.toLowerCase() }
        })
        await driver.executeQuery(`UNWIND $rows AS row CREATE (n:${label}) SET n = row`, { rows })
      }
    }
    await add('Dataset', names - jobsOf(names), datasetAt, datasetId)
    await add('Job', jobsOf(names), jobAt, jobId)
    await driver.executeQuery('CALL db.awaitIndexes(600)')
  } finally {
    await driver.close()
  }
}
