import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { untilListening, type RunningCli } from '../cli/run-cli.ts'
import type { BuiltImage } from './build-image.ts'

export interface Container extends RunningCli {
  /** Runs a command in the container, as its user, and returns what it prints. @throws Error if the command fails */
  exec(command: readonly string[]): string
}

/** The numeric ids of a user of an image. */
export function userIn(root: string, name: string): { readonly uid: number; readonly gid: number } {
  const line = readFileSync(join(root, 'etc/passwd'), 'utf8')
    .split('\n')
    .map((one) => one.split(':'))
    .find(([known, , uid]) => known === name || uid === name)
  if (line === undefined) throw new Error(`The image has no user ${name}`)
  return { uid: Number(line[2]), gid: Number(line[3]) }
}

/**
 * Starts a container with runc and the rights that `docker-compose.yml` gives it: no capability, no new privileges, a read-only
 * root file system, and a temporary file system at `/tmp`. It shares the network of this machine. Resolves when it listens.
 */
export async function runImage(
  { config, root }: BuiltImage,
  { folder, data, env }: { readonly folder: string; readonly data: string; readonly env: readonly string[] },
): Promise<Container> {
  const id = `tributary-${randomUUID()}`
  const bundle = join(folder, id)
  mkdirSync(bundle)
  const spec = {
    ociVersion: '1.0.0',
    process: {
      user: userIn(root, config.User),
      args: config.Cmd,
      env: [...config.Env, ...env],
      cwd: config.WorkingDir,
      capabilities: { bounding: [], effective: [], inheritable: [], permitted: [], ambient: [] },
      noNewPrivileges: true,
    },
    root: { path: root, readonly: true },
    mounts: [
      { destination: '/proc', type: 'proc', source: 'proc' },
      { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755'] },
      { destination: '/tmp', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'nodev', 'size=256m'] },
      { destination: '/data', type: 'bind', source: data, options: ['bind', 'rw'] },
    ],
    linux: { namespaces: [{ type: 'pid' }, { type: 'mount' }, { type: 'ipc' }] },
  }
  writeFileSync(join(bundle, 'config.json'), JSON.stringify(spec))
  const child = spawn('runc', ['run', '--bundle', bundle, id], { stdio: ['ignore', 'pipe', 'pipe'] })
  const running = await untilListening(child)
  return {
    ...running,
    url: running.url.replace('0.0.0.0', '127.0.0.1'),
    exec: (command) =>
      execFileSync('runc', ['exec', ...env.flatMap((one) => ['--env', one]), id, ...command], {
        encoding: 'utf8',
      }),
  }
}
