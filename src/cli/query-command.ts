import { text as readText } from 'node:stream/consumers'
import { printDiagnostic } from '../diagnostics/print-diagnostic.ts'
import { renderAs, type Format } from '../render/formats.ts'
import { remarkLines } from '../render/remarks.ts'
import { ask, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { paletteFor, widthOf, type Terminal } from './terminal.ts'

export interface QueryOptions {
  readonly path: 'api/v1/query' | 'api/v1/explain'
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
  readonly format: Format
}

/**
 * `query TEXT` and `explain TEXT`: prints the answer; `-` reads the text from standard input. Mistakes are drawn under the
 * text, on standard error.
 * @throws CommandFailed where there is no answer, or the format cannot carry it
 */
export async function queryCommand(
  api: ApiOptions,
  options: QueryOptions,
  terminal: Terminal,
): Promise<void> {
  const query = options.text === '-' ? await readText(terminal.input) : options.text
  const outcome = await ask(api, options.path, query, options.params)
  if (outcome.kind === 'problem') {
    const { title, detail, diagnostics } = outcome.problem
    if (diagnostics.length === 0) throw new CommandFailed(`${title}: ${detail}.`)
    throw new CommandFailed(diagnostics.map((diagnostic) => printDiagnostic(query, diagnostic)).join('\n\n'))
  }
  const { answer } = outcome
  const palette = paletteFor(terminal.out, terminal.env)
  const width = widthOf(terminal.out)
  const text =
    options.format === 'json' && terminal.out.isTTY
      ? `${JSON.stringify(answer, null, 2)}\n`
      : renderAs(options.format, answer, { palette, ...(width === undefined ? {} : { width }) })
  if (text === undefined)
    throw new CommandFailed(
      `The answer is a ${answer.kind}, which cannot be written as ${options.format}. ` +
        `Ask for ${answer.kind === 'plan' ? 'tree or json' : 'table, csv or json'} with --format.`,
    )
  terminal.out.write(text)
  if (options.format === 'csv')
    for (const line of remarkLines(answer, { palette: paletteFor(terminal.err, terminal.env) }))
      terminal.err.write(`${line}\n`)
}
