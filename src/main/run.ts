/** Runs the command line of this process. Does not call `process.exit` at its end, so that a slow pipe gets the whole output. */
import { runProgram } from '../cli/run-program.ts'
import { createWiredProgram } from './create-wired-program.ts'
import { stopSignal } from './stop-signal.ts'

/** Exits when the reader of a pipe stops reading (`| head`). */
function exitOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

const { stdout, stderr, stdin, env, argv } = process
for (const stream of [stdout, stderr]) stream.on('error', exitOnClosedPipe)
const program = createWiredProgram({ out: stdout, err: stderr, input: stdin, env, stopped: stopSignal })
process.exitCode = await runProgram(program, argv.slice(2), stderr)
