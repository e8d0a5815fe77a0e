import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

/** The path of a machine without this checkout: `node` and `npm` are its own. */
export const MACHINE_PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)

export interface Installed {
  /** A folder for data that is deleted at the end. */
  readonly folder: string
  /** The folder of the package. */
  readonly location: string
  /** The command. */
  readonly tributary: string
  /** The environment of a user whose `node` is the one that runs the tests. */
  readonly env: NodeJS.ProcessEnv
  /** What npm printed beside its result. */
  readonly warnings: string
  remove(): Promise<void>
}

/** Packs this checkout and installs the tarball as a user does, with its production dependencies only. */
export async function installPacked(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-packed-'))
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  const [tarball] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  const prefix = join(folder, 'prefix')
  const how = ['--global', '--prefix', prefix, '--prefer-offline', '--no-audit', '--no-fund']
  const env = environment(folder, [dirname(process.execPath), MACHINE_PATH].join(delimiter))
  const { HOME } = process.env
  // The user's own home, for the cache of npm.
  const { stderr } = await run('npm', ['install', ...how, join(folder, tarball!)], {
    cwd: folder,
    env: { ...env, HOME },
  })
  return {
    folder,
    location: join(prefix, 'lib', 'node_modules', 'tributary-lineage'),
    tributary: join(prefix, 'bin', 'tributary'),
    env,
    warnings: stderr,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** An environment with no setting of npm, Node or Tributary. */
export function environment(home: string, path: string): NodeJS.ProcessEnv {
  const clean = Object.entries(process.env).filter(([name]) => !/^(npm_|TRIBUTARY_|NODE_)/u.test(name))
  return { ...Object.fromEntries(clean), PATH: path, HOME: home, NO_COLOR: '1' }
}
