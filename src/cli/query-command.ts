import { Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Format } from '../render/format-names.ts'
import { renderAs } from '../render/formats.ts'
import { remarkLines } from '../render/remarks.ts'
import { ask, askForStream, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed } from './problem-failed.ts'
import { paletteFor, widthOf, type Terminal } from './terminal.ts'

export interface QueryOptions {
  readonly path: 'api/v1/query' | 'api/v1/explain'
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
  readonly format: Format
}

/** Formats without a place for limits and notes. */
const WITHOUT_REMARKS: ReadonlySet<Format> = new Set(['csv', 'openlineage'])

/**
 * `query TEXT` and `explain TEXT`: prints the answer. `-` reads the text from standard input. Prints mistakes, marked in the text,
 * on standard error.
 * @throws CommandFailed if there is no answer, or the format cannot represent it
 */
export async function queryCommand(
  api: ApiOptions,
  options: QueryOptions,
  terminal: Terminal,
): Promise<void> {
  const query = options.text === '-' ? await readText(terminal.input) : options.text
  if (options.format === 'ndjson') return streamLines(api, options, query, terminal)
  const outcome = await ask(api, options.path, query, options.params)
  if (outcome.kind === 'problem') throw problemFailed(outcome.problem, query)
  const { answer } = outcome
  const palette = paletteFor(terminal.out, terminal.env)
  const width = widthOf(terminal.out)
  const text =
    options.format === 'json' && terminal.out.isTTY
      ? `${JSON.stringify(answer, null, 2)}\n`
      : renderAs(options.format, answer, {
          palette,
          at: Date.now(),
          ...(width === undefined ? {} : { width }),
        })
  if (text === undefined)
    throw new CommandFailed(
      `The answer is a ${answer.kind}, which cannot be written as ${options.format}. ` +
        `Ask for ${answer.kind === 'plan' ? 'tree or json' : 'table, csv or json'} with --format.`,
      'tributary help outputs',
    )
  terminal.out.write(text)
  if (WITHOUT_REMARKS.has(options.format))
    for (const line of remarkLines(answer, { palette: paletteFor(terminal.err, terminal.env) }))
      terminal.err.write(`${line}\n`)
}

/** Prints the lines of an answer as they arrive. */
async function streamLines(
  api: ApiOptions,
  { path, params }: QueryOptions,
  query: string,
  terminal: Terminal,
): Promise<void> {
  const outcome = await askForStream(api, path, 'application/x-ndjson', query, params)
  if (outcome.kind === 'problem') throw problemFailed(outcome.problem, query)
  try {
    await pipeline(Readable.fromWeb(outcome.body), terminal.out, { end: false })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return
    throw new CommandFailed(
      `The answer broke off before its end: the connection to ${api.url} was lost.`,
      'tributary doctor',
    )
  }
}
