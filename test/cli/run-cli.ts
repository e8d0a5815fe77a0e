import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { runProgram } from '../../src/cli/run-program.ts'
import { createWiredProgram } from '../../src/main/create-wired-program.ts'

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

function environment({ env }: CliSettings): Record<string, string | undefined> {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('TRIBUTARY_'))
  return { ...Object.fromEntries(clean), NO_COLOR: '1', npm_lifecycle_event: '', ...env }
}

const start = (args: readonly string[], settings: CliSettings): ChildProcess =>
  spawn(process.execPath, [...FLAGS, MAIN, ...args], {
    env: environment(settings),
    stdio: ['pipe', 'pipe', 'pipe'],
  })

/**
 * Runs a command to its end, in the process of the test: starting a process takes longer than most commands. Use `beginCli` if the
 * process itself matters, such as its signals, pipes, `NODE_EXTRA_CA_CERTS` or memory.
 */
export const runCli = (args: readonly string[], settings: CliSettings = {}): Promise<CliResult> =>
  runInProcess(args, settings, recordStream(), Promise.resolve())

async function runInProcess(
  args: readonly string[],
  settings: CliSettings,
  out: RecordedStream,
  stopped: Promise<void>,
): Promise<CliResult> {
  const err = recordStream()
  const input = Readable.from(settings.input === undefined ? [] : [Buffer.from(settings.input)])
  const program = createWiredProgram({
    out: out.stream as unknown as NodeJS.WriteStream,
    err: err.stream as unknown as NodeJS.WriteStream,
    input: input as unknown as NodeJS.ReadStream,
    env: environment(settings),
    stopped: () => stopped,
  })
  const code = await runProgram(program, args, err.stream)
  return { code, stdout: out.text(), stderr: err.text() }
}

/**
 * Starts a command that listens, in the process of the test; resolves when it listens. It ends as after a signal. Use `startCli` for
 * tests of signals, memory or a kill.
 */
export async function startInProcess(
  args: readonly string[],
  settings: CliSettings = {},
): Promise<RunningServer> {
  let stop = (): void => undefined
  const stopped = new Promise<void>((resolve) => (stop = resolve))
  const out = recordStream()
  const ended = runInProcess(args, settings, out, stopped)
  const url = await new Promise<string>((resolve, reject) => {
    out.stream.on('written', () => {
      const found = listeningOn(out.text())
      if (found !== undefined) resolve(found)
    })
    void ended.then(({ stderr }) => reject(new Error(`ended before it listened: ${stderr}`)))
  })
  return {
    url,
    end() {
      stop()
      return ended
    },
  }
}

/** A stream like a pipe, and what was written to it. It emits `written` after each chunk. */
interface RecordedStream {
  readonly stream: Writable
  readonly text: () => string
}

function recordStream(): RecordedStream {
  const parts: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk)
      stream.emit('written')
      done()
    },
  })
  return { stream, text: () => Buffer.concat(parts).toString('utf8') }
}

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

const listeningOn = (stdout: string): string | undefined =>
  /listen(?:s|ing) on (https?:\/\/[^\s,]+)/.exec(stdout)?.[1]
