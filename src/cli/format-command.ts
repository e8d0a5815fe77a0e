import { readFile } from 'node:fs/promises'
import { text as readText } from 'node:stream/consumers'
import { queryText } from '../app/query-text.ts'
import { printDiagnostic } from '../diagnostics/print-diagnostic.ts'
import { CommandFailed } from './command-failed.ts'
import type { Terminal } from './terminal.ts'

export interface FormatOptions {
  /** A file, or `-` for standard input. */
  readonly file: string
  /** Writes nothing, and fails if formatting would change the text. */
  readonly check: boolean
  /** Characters of a line. */
  readonly width: number
}

/**
 * `format [FILE|-]`: prints a query in readable lines, with its comments. Needs no server.
 * @throws CommandFailed if the file cannot be read, its text is no query, or `check` finds it not formatted
 */
export async function formatCommand(options: FormatOptions, terminal: Terminal): Promise<void> {
  const { file, check, width } = options
  const query = file === '-' ? await readText(terminal.input) : await contentOf(file)
  const formatted = queryText.format(query, width)
  if (formatted.kind === 'mistakes')
    throw new CommandFailed(formatted.diagnostics.map((one) => printDiagnostic(query, one)).join('\n\n'))
  const text = `${formatted.text}\n`
  if (!check) terminal.out.write(text)
  else if (text !== query) {
    const what = file === '-' ? 'The query' : file
    throw new CommandFailed(`${what} is not formatted: without --check it is printed as it should be.`)
  }
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandFailed(`${file} cannot be read: ${reason}`)
  }
}
