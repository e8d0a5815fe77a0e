import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** The folder of installed versions on Debian and others. */
const INSTALLED = '/usr/lib/jvm'

export interface FoundJava {
  readonly path: string
  readonly version: number
}

/** The first Java of at least a version: on the path, in JAVA_HOME, or in the folder above. Undefined if there is none. */
export async function findJava(least: number): Promise<FoundJava | undefined> {
  const home = process.env['JAVA_HOME'] ?? ''
  const installed = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort() : []
  const paths = [
    'java',
    ...(home === '' ? [] : [join(home, 'bin', 'java')]),
    ...installed.map((name) => join(INSTALLED, name, 'bin', 'java')).filter((path) => existsSync(path)),
  ]
  for (const path of paths) {
    const version = await versionOf(path)
    if (version !== undefined && version >= least) return { path, version }
  }
  return undefined
}

const versionOf = (path: string): Promise<number | undefined> =>
  run(path, ['-version']).then(
    ({ stderr }) => Number(/version "(\d+)/.exec(stderr)?.[1]) || undefined,
    () => undefined,
  )
