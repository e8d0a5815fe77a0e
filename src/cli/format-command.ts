import { readFile } from 'node:fs/promises'
import { text as readText } from 'node:stream/consumers'
import { queryText } from '../app/query-text.ts'
import { CommandFailed } from './command-failed.ts'
import { queryFailed } from './query-failed.ts'
import type { Terminal } from './terminal.ts'

export interface FormatOptions {
  /** The path of a file, or `-` for standard input. */
  readonly file: string
  /** Prints nothing, and fails if formatting would change the text. */
  readonly check: boolean
  /** The maximum number of characters per line. */
  readonly width: number
}

/**
 * `format [FILE|-]`: formats a query and keeps its comments. Needs no server.
 * @throws CommandFailed if the file cannot be read, the query has mistakes, or `check` finds it not formatted
 */
export async function formatCommand(options: FormatOptions, terminal: Terminal): Promise<void> {
  const { file, check, width } = options
  const query = file === '-' ? await readText(terminal.input) : await contentOf(file)
  const formatted = queryText.format(query, width)
  if (formatted.kind === 'mistakes') throw queryFailed(formatted.diagnostics, query)
  const text = `${formatted.text}\n`
  if (!check) terminal.out.write(text)
  else if (text !== query) {
    const what = file === '-' ? 'The query' : file
    throw new CommandFailed(
      `${what} is not formatted. Run the command without --check to print the formatted query.`,
      'tributary help language',
    )
  }
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandFailed(`${file} cannot be read: ${reason}`, 'tributary help language')
  }
}
