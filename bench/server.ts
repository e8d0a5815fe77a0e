import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface BenchServer {
  readonly url: string
  readonly pid: number
  /** The folder of its data. */
  readonly folder: string
  stop(): Promise<void>
}

/** Starts Tributary as a user would, in its own process on a free port; `args` choose the store. */
export async function startServer(args: readonly string[]): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-bench-'))
  const main = join(import.meta.dirname, '..', 'src', 'main.ts')
  const server = await startListening([main, 'serve', '--port', '0', '--data', folder, ...args])
  return {
    ...server,
    folder,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The flags of the `tributary` command. */
export const FLAGS = ['--disable-warning=ExperimentalWarning', '--no-memory-protection-keys']

/** Runs a Node program that prints `listening on URL`. `BENCH_NODE_FLAGS` has flags for Node itself. */
export async function startListening(args: readonly string[]): Promise<Omit<BenchServer, 'folder'>> {
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter((flag) => flag !== '')
  const child = spawn(process.execPath, [...FLAGS, ...flags, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let seen = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen += text
      const match = /listening on (http:\S+)/.exec(seen)
      if (match?.[1] !== undefined) resolve(match[1])
    })
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${String(code)} before it listened:\n${seen}`)),
    )
  })
  return {
    url,
    pid: child.pid!,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}
