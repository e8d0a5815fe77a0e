import type { Command } from 'commander'
import { printableLines } from '../render/printable.ts'
import { CommandFailed } from './command-failed.ts'

/**
 * Runs the command line and sets the exit code: 0, or 1 with a sentence on standard error (78 where settings are wrong).
 * Nothing exits the process, so that what was written arrives in full even in a slow pipe.
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

/** A query may begin with a comment, `-- what it is for`, which is no flag. */
const asText = (argument: string): string => (/^--\s/u.test(argument) ? ` ${argument}` : argument)

/** Whoever reads may stop reading (`| head`). */
function quietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

function messageOf(error: unknown): string {
  if (error instanceof CommandFailed) return error.message
  return `This is a fault of Tributary: ${error instanceof Error ? error.message : String(error)}`
}
