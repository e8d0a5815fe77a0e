import { CommanderError, type Command } from 'commander'
import { maskKeys } from '../lib/redact/mask-keys.ts'
import { printableLines } from '../render/printable.ts'
import { CommandFailed } from './command-failed.ts'

/**
 * Runs a command line, such as `['query', 'datasets']`. Resolves to the exit code: 0, 1 with a message on `err`, or 78 for invalid
 * settings.
 */
export async function runProgram(
  program: Command,
  args: readonly string[],
  err: NodeJS.WritableStream,
): Promise<number> {
  try {
    await program.parseAsync(args.map(asText), { from: 'user' })
    return 0
  } catch (error) {
    // commander has written its message already.
    if (error instanceof CommanderError) return error.exitCode
    // A key may be the value of the wrong flag or variable, which messages show.
    err.write(`${printableLines(maskKeys(textOf(error)))}\n`)
    return error instanceof CommandFailed ? error.exitCode : 1
  }
}

/** Prevents commander from parsing a query that begins with a comment (`-- text`) as a flag. */
export const asText = (argument: string): string => (/^--\s/u.test(argument) ? ` ${argument}` : argument)

function textOf(error: unknown): string {
  if (error instanceof CommandFailed) return error.text
  const message = error instanceof Error ? error.message : String(error)
  return new CommandFailed(`Internal error: ${message}`, 'tributary help troubleshooting report').text
}
