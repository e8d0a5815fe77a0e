import type { Command } from 'commander'
import { printableLines } from '../render/printable.ts'
import { CommandFailed } from './command-failed.ts'

/**
 * Runs the command line and sets the exit code: 0, 1 with a message on standard error, or 78 for invalid settings. Does not call
 * `process.exit`, so that a slow pipe gets the whole output.
 */
export async function runProgram(program: Command, argv: readonly string[] = process.argv): Promise<void> {
  process.stdout.on('error', quietly)
  process.stderr.on('error', quietly)
  try {
    await program.parseAsync(argv.map(asText))
  } catch (error) {
    process.exitCode = error instanceof CommandFailed ? error.exitCode : 1
    process.stderr.write(`${printableLines(messageOf(error))}\n`)
  }
}

/** Prevents commander from parsing a query that begins with a comment (`-- text`) as a flag. */
const asText = (argument: string): string => (/^--\s/u.test(argument) ? ` ${argument}` : argument)

/** Exits when the reader of a pipe stops reading (`| head`). */
function quietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

function messageOf(error: unknown): string {
  if (error instanceof CommandFailed) return error.message
  return `Internal error: ${error instanceof Error ? error.message : String(error)}`
}
