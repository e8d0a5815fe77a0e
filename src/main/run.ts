/** Runs the command line of this process. Does not call `process.exit` at its end, so that a slow pipe gets the whole output. */
import { runProgram } from '../cli/run-program.ts'
import { createWiredProgram } from './create-wired-program.ts'

/** Exits when the reader of a pipe stops reading (`| head`). */
function exitOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

/** Sets the exit code of the process at the end. Rejects only after an internal error that `runProgram` cannot report. */
export async function run(): Promise<void> {
  const { stdout, stderr, stdin, env, argv } = process
  for (const stream of [stdout, stderr]) stream.on('error', exitOnClosedPipe)
  const program = createWiredProgram({ out: stdout, err: stderr, input: stdin, env, stopped: stopSignal })
  process.exitCode = await runProgram(program, argv.slice(2), stderr)
}

/**
 * Resolves at the first signal. A second signal exits the process at once, unless it comes within a second: under npm, Ctrl-C
 * arrives twice, from the terminal and from npm. The listeners remain, because without one a signal would kill the process.
 */
function stopSignal(signals: readonly NodeJS.Signals[]): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    const onSignal = (): void => {
      first ??= performance.now()
      if (performance.now() - first > 1000) process.exit(1)
      resolve()
    }
    for (const signal of signals) process.on(signal, onSignal)
  })
}
