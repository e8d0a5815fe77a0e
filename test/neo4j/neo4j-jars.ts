import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findJava } from './find-java.ts'
import { neo4jVersion } from './neo4j-version.ts'

const POM = join(import.meta.dirname, 'pom.xml')
const run = promisify(execFile)

/** The folder of the server's jars, which may not exist yet. */
export function jarsFolder(): string {
  const cache = process.env['TRIBUTARY_CACHE'] ?? join(homedir(), '.cache', 'tributary')
  return join(cache, `neo4j-${neo4jVersion().version}`)
}

/**
 * The folder of the server's jars. Maven downloads them at the first call into a temporary folder that is then renamed, so that
 * concurrent processes never see a partial download.
 */
export async function fetchNeo4jJars(): Promise<string> {
  const folder = jarsFolder()
  if (existsSync(folder)) return folder
  await mkdir(join(folder, '..'), { recursive: true })
  const fresh = await mkdtemp(`${folder}-`)
  try {
    await run('mvn', [
      ...['-q', '-B', '-f', POM, 'dependency:copy-dependencies'],
      ...[
        '-DincludeScope=runtime',
        `-DoutputDirectory=${fresh}`,
        `-Dneo4j.version=${neo4jVersion().version}`,
      ],
    ])
    await rename(fresh, folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** The reason why Java or Maven cannot start a server on this machine, or undefined if they can. */
export async function javaIsMissing(): Promise<string | undefined> {
  const { java } = neo4jVersion()
  if ((await findJava(java)) === undefined) return `no Java is found that is ${java} or newer`
  if (existsSync(jarsFolder())) return undefined
  const maven = await run('mvn', ['-version']).then(
    () => true,
    () => false,
  )
  return maven ? undefined : 'mvn does not run'
}
