import type { Inspection } from '../../store/inspection.ts'
import { failure, passed, type Check } from './check.ts'

/** The oldest Neo4j whose statements and plans are those that Tributary counts on. */
const OLDEST_NEO4J = [5, 26] as const

/** The program and the format of its store. */
export function checkVersions(
  { schema }: Inspection,
  program: { readonly version: string; readonly node: string },
): Check {
  const told = `Tributary ${program.version} on Node ${program.node}, store format ${schema.version}`
  return schema.version === schema.newest
    ? passed('versions', told)
    : failure(
        'versions',
        `${told}, while this program writes format ${schema.newest}`,
        'Restart Tributary: a store is brought to the newest format when it is opened.',
      )
}

/** The engine that keeps the graph. */
export function checkEngine({ engine: { name, version } }: Inspection): Check {
  if (name === 'SQLite') return passed('engine', `SQLite ${version}`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST_NEO4J[0] || (major === OLDEST_NEO4J[0] && minor >= OLDEST_NEO4J[1])
    ? passed('engine', `Neo4j ${version}`)
    : failure(
        'engine',
        `Neo4j ${version} is older than ${OLDEST_NEO4J.join('.')}`,
        `Run Neo4j ${OLDEST_NEO4J.join('.')} or a later one.`,
      )
}
