import { text as readText } from 'node:stream/consumers'
import { remarkLines } from '../render/remarks.ts'
import { ask, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed } from './problem-failed.ts'
import { paletteFor, type Terminal } from './terminal.ts'

/**
 * `explain --browser TEXT`: prints a Cypher statement that draws the answer in Neo4j Browser.
 * @throws CommandFailed if the query has mistakes, or if no single statement can draw its answer
 */
export async function drawCommand(
  api: ApiOptions,
  { text, params }: { readonly text: string; readonly params: Readonly<Record<string, unknown>> },
  terminal: Terminal,
): Promise<void> {
  const query = text === '-' ? await readText(terminal.input) : text
  const outcome = await ask(api, 'api/v1/explain', query, params)
  if (outcome.kind === 'problem') throw problemFailed(outcome.problem, query)
  const { answer } = outcome
  if (answer.kind !== 'plan' || answer.browser === undefined)
    throw new CommandFailed(
      'This graph is in an embedded store, which Neo4j Browser cannot show. ' +
        'A server that is started with --neo4j-uri keeps it in Neo4j; `export` and `import` take it there.',
      'tributary help neo4j',
    )
  const { browser } = answer
  if (browser.kind === 'refused')
    throw new CommandFailed(
      `No one statement draws this: ${browser.why}. What comes closest: ${browser.instead}.`,
      'tributary help neo4j',
    )
  terminal.out.write(`${browser.text}\n`)
  // A limit that the run hit does not limit the drawing.
  const remarks = { ...answer, cuts: [] }
  for (const line of remarkLines(remarks, { palette: paletteFor(terminal.err, terminal.env) }))
    terminal.err.write(`${line}\n`)
}
