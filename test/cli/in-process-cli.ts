import { Readable, Writable } from 'node:stream'
import { runProgram } from '../../src/cli/run-program.ts'
import { createWiredProgram } from '../../src/main/create-wired-program.ts'
import { environment, listeningOn, type CliResult, type CliSettings, type RunningServer } from './run-cli.ts'

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
