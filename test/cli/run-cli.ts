import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

/** The flags of the scripts in package.json. */
const FLAGS = ['--disable-warning=ExperimentalWarning', '--no-memory-protection-keys']

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliSettings {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

function start(args: readonly string[], { env }: CliSettings): ChildProcess {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('TRIBUTARY_')),
  )
  return spawn(process.execPath, [...FLAGS, MAIN, ...args], {
    env: { ...clean, NO_COLOR: '1', npm_lifecycle_event: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs the command line like a user, and waits until it exits. */
export async function runCli(args: readonly string[], settings: CliSettings = {}): Promise<CliResult> {
  return beginCli(args, settings).ended
}

export interface BegunCli {
  readonly ended: Promise<CliResult>
  /** Sends a signal. */
  kill(signal: NodeJS.Signals): void
}

/** Starts a command that the caller may kill. */
export function beginCli(args: readonly string[], settings: CliSettings = {}): BegunCli {
  const child = start(args, settings)
  child.stdin!.on('error', () => undefined)
  child.stdin!.end(settings.input ?? '')
  const output = collect(child)
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    ended: closed.then((code) => ({ code, ...output() })),
    kill: (signal) => void child.kill(signal),
  }
}

export interface RunningCli {
  readonly url: string
  /** Sends a signal without waiting. */
  signal(signal: NodeJS.Signals): void
  /** Sends a signal and waits for the exit. */
  end(signal?: NodeJS.Signals): Promise<CliResult>
}

/** Starts a command that listens; resolves when it prints its address. */
export const startCli = (args: readonly string[], settings: CliSettings = {}): Promise<RunningCli> =>
  untilListening(start(args, settings))

/** Resolves when a started server prints its address. Its standard output and standard error must be pipes. */
export async function untilListening(child: ChildProcess): Promise<RunningCli> {
  const output = collect(child)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', () => {
      const match = /listen(?:s|ing) on (https?:\/\/[^\s,]+)/.exec(output().stdout)
      if (match !== null) resolve(match[1]!)
    })
    void ended.then(() => reject(new Error(`ended before it listened: ${output().stderr}`)))
  })
  return {
    url,
    signal: (signal) => void child.kill(signal),
    async end(signal = 'SIGTERM') {
      child.kill(signal)
      return { code: await ended, ...output() }
    },
  }
}

function collect(child: ChildProcess): () => { readonly stdout: string; readonly stderr: string } {
  const parts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name]!.setEncoding('utf8').on('data', (text: string) => (parts[name] += text))
  return () => ({ ...parts })
}
