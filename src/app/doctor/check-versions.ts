import type { Inspection } from '../../store/inspection.ts'
import { failure, passed, type Check } from './check.ts'

/** The oldest Neo4j whose statements and plans Tributary is tested with. */
const MIN_NEO4J = [5, 26] as const

/** The versions of the program and of the store's format. */
export function checkVersions(
  { schema }: Inspection,
  program: { readonly version: string; readonly node: string },
): Check {
  const message = `Tributary ${program.version} on Node ${program.node}, store format ${schema.version}`
  return schema.version === schema.newest
    ? passed('versions', message)
    : failure(
        'versions',
        `${message}, but this program writes format ${schema.newest}`,
        'Restart Tributary: it migrates a store when it opens it.',
      )
}

/** The version of the storage engine. */
export function checkEngine({ engine: { name, version } }: Inspection): Check {
  if (name === 'SQLite') return passed('engine', `SQLite ${version}`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > MIN_NEO4J[0] || (major === MIN_NEO4J[0] && minor >= MIN_NEO4J[1])
    ? passed('engine', `Neo4j ${version}`)
    : failure(
        'engine',
        `Neo4j ${version} is older than ${MIN_NEO4J.join('.')}`,
        `Use Neo4j ${MIN_NEO4J.join('.')} or later.`,
      )
}
