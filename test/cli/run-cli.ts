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

export function environment({ env }: CliSettings): Record<string, string | undefined> {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('TRIBUTARY_'))
  return { ...Object.fromEntries(clean), NO_COLOR: '1', npm_lifecycle_event: '', ...env }
}

const start = (args: readonly string[], settings: CliSettings): ChildProcess =>
  spawn(process.execPath, [...FLAGS, MAIN, ...args], {
    env: environment(settings),
    stdio: ['pipe', 'pipe', 'pipe'],
  })

export interface BegunCli {
  readonly ended: Promise<CliResult>
  /** Sends a signal. */
  kill(signal: NodeJS.Signals): void
}

/** Runs a command in a process of its own, as a user does. It may be killed before its end. */
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

export interface RunningServer {
  readonly url: string
  /** Asks it to stop and waits for its end. */
  end(): Promise<CliResult>
}

export interface RunningCli extends RunningServer {
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
      const found = listeningOn(output().stdout)
      if (found !== undefined) resolve(found)
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

export const listeningOn = (stdout: string): string | undefined =>
  /listen(?:s|ing) on (https?:\/\/[^\s,]+)/.exec(stdout)?.[1]
