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

/** The folder with the server's jars, whether or not they are there yet. */
export function jarsFolder(): string {
  const cache = process.env['TRIBUTARY_CACHE'] ?? join(homedir(), '.cache', 'tributary')
  return join(cache, `neo4j-${neo4jVersion().version}`)
}

/**
 * The folder with the server's jars, fetched by Maven the first time. They are fetched beside their place and moved
 * there whole, so that two processes may do this at once and none sees half of them.
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

/** Why Java or Maven cannot give a server here, or undefined if they can. */
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
