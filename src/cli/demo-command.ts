import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderAs } from '../render/formats.ts'
import type { Palette } from '../render/palette.ts'
import { wrapWords } from '../render/wrap-words.ts'
import { ask, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { DEMO_QUESTIONS, type DemoQuestion } from '../render/demo-questions.ts'
import { findFiles } from './find-files.ts'
import { PATH_LINE } from './in-a-clone.ts'
import { ingestFiles } from './ingest-files.ts'
import { createBar } from './progress-bar.ts'
import { shiftRecording } from './shift-recording.ts'
import { STOP_SIGNALS } from './serve-command.ts'
import { defaultServeOptions } from './serve-flags.ts'
import type { StartServer } from './server-port.ts'
import { paletteFor, widthOf, type Terminal } from './terminal.ts'

export interface DemoOptions {
  readonly terminal: Terminal
  readonly startServer: StartServer
  readonly examples: URL
  readonly invocation: string
  /** Whether the server runs until a signal, so that the user can try more queries. */
  readonly stay: boolean
  /** A running server to use instead of one on a temporary store. */
  readonly running?: ApiOptions
}

/** Events per batch; small, so that the progress bar moves. */
const SMALL_BATCH = 25

const PIPELINES = ['dbt-shop', 'spark-warehouse'] as const

/**
 * `demo`: sends recorded pipelines to a server on a temporary store, or to a running one, and shows four queries with their answers.
 * @throws CommandFailed if an event is not stored or an answer is missing or empty
 */
export async function demoCommand(options: DemoOptions): Promise<void> {
  const { running } = options
  const folder = await mkdtemp(join(tmpdir(), 'tributary-demo-'))
  try {
    if (running !== undefined) {
      await show(running, options, folder)
      printNextSteps(running.url, 'running', options)
      return
    }
    const stopped = options.stay ? options.terminal.stopped(STOP_SIGNALS) : Promise.resolve()
    const server = await options.startServer({
      ...defaultServeOptions(options.terminal.env, options.invocation),
      rateLimit: 0,
      port: 0,
      data: join(folder, 'data'),
      logLevel: 'warn',
    })
    try {
      const api: ApiOptions = { url: server.url, invocation: options.invocation }
      await show(api, options, folder)
      printNextSteps(server.url, options.stay ? 'temporary' : 'stopped', options)
      await stopped
    } finally {
      await server.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function show(api: ApiOptions, options: DemoOptions, folder: string): Promise<void> {
  const say = speaker(options.terminal)
  await replay(api, options, folder, say)
  for (const [i, question] of DEMO_QUESTIONS.entries()) await answer(api, question, i + 1, options, say)
}

interface Speaker {
  readonly palette: Palette
  line(text?: string): void
}

function speaker({ out, env }: Terminal): Speaker {
  return { palette: paletteFor(out, env), line: (text = '') => void out.write(`${text}\n`) }
}

async function replay(api: ApiOptions, options: DemoOptions, folder: string, say: Speaker): Promise<void> {
  say.line(
    say.palette.strong('Two recorded pipelines, as their producers sent them, with times moved to today'),
  )
  for (const name of PIPELINES) {
    const files = await findFiles(await recentCopy(name, options.examples, folder))
    const bar = createBar(
      options.terminal,
      files.reduce((sum, { bytes }) => sum + bytes, 0),
    )
    const started = performance.now()
    const failures: string[] = []
    const report = {
      progress: (bytes: number, stored: number) => bar.advance(bytes, stored),
      failure: (where: string, reason: string) => failures.push(`${where}: ${reason}`),
      warning: () => undefined,
      skipped: () => undefined,
    }
    const totals = await ingestFiles(api, files, undefined, report, SMALL_BATCH).finally(() => bar.stop())
    if (failures.length > 0)
      throw new CommandFailed(
        `Events of the demo were not stored:\n${failures.join('\n')}`,
        'tributary help troubleshooting report',
      )
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    say.line(`  ${name.padEnd(16)} ${totals.stored} OpenLineage events in ${seconds} s`)
  }
}

/** Copies a recording to the folder, with its times moved to the last days, so that `since 7d` finds it. Returns the path. */
async function recentCopy(name: string, examples: URL, folder: string): Promise<string> {
  const recorded = await readFile(fileURLToPath(new URL(`${name}/events.ndjson`, examples)), 'utf8')
  const path = join(folder, `${name}.ndjson`)
  await writeFile(path, `${shiftRecording(recorded.trimEnd().split('\n'), Date.now()).join('\n')}\n`)
  return path
}

async function answer(
  api: ApiOptions,
  { who, wants, query }: DemoQuestion,
  number: number,
  { terminal }: DemoOptions,
  say: Speaker,
): Promise<void> {
  const { palette } = say
  say.line()
  say.line(`${palette.strong(`${number}. ${who}`)}  ${wants}`)
  say.line()
  for (const line of wrapWords(query, 72)) say.line(`   ${palette.start(line)}`)
  say.line()
  const outcome = await ask(api, 'api/v1/query', query, {})
  if (outcome.kind === 'problem')
    throw new CommandFailed(
      `The demo’s query failed: ${outcome.problem.detail}`,
      'tributary help troubleshooting report',
    )
  const { answer } = outcome
  if (answer.kind === 'plan')
    throw new CommandFailed(
      'The demo’s query was explained instead of answered.',
      'tributary help troubleshooting report',
    )
  const isEmpty = answer.kind === 'graph' ? answer.stats.members === 0 : answer.rows.length === 0
  if (isEmpty)
    throw new CommandFailed(
      `The demo’s query has an empty answer: ${query}`,
      'tributary help troubleshooting report',
    )
  const width = Math.min(77, (widthOf(terminal.out) ?? 80) - 3)
  const text = renderAs('text', answer, { palette, width }) ?? ''
  for (const line of text.trimEnd().split('\n')) say.line(line === '' ? '' : `   ${line}`)
}

function printNextSteps(
  url: string,
  server: 'running' | 'temporary' | 'stopped',
  { invocation, terminal }: DemoOptions,
): void {
  const say = speaker(terminal)
  const { palette } = say
  const isClone = terminal.env.npm_lifecycle_event === 'demo'
  say.line()
  say.line(palette.strong('Next steps'))
  if (server !== 'stopped') {
    const where = server === 'temporary' ? 'on a temporary store' : 'and has stored the events'
    say.line(`  The server listens on ${palette.start(url)}, ${where}.`)
    say.line()
    say.line('  Open the viewer in a browser:')
    say.line(`    ${url}`)
    if (isClone) {
      say.line('  Make `tributary` a command (in another terminal, in this folder):')
      say.line(`    ${PATH_LINE}`)
    }
    say.line(`  Run a query (${isClone ? 'there' : 'in another terminal'}):`)
    say.line(`    ${invocation} query --url ${url} 'lineage of fct_orders depth 1'`)
    say.line('  Show the plan of a query:')
    say.line(`    ${invocation} explain --url ${url} 'upstream of fct_orders since 7d'`)
    say.line('  Configure an OpenLineage client:')
    say.line(`    OPENLINEAGE_URL=${url}`)
  } else {
    if (isClone) say.line(`  ${PATH_LINE}   makes \`tributary\` a command`)
    say.line(`  ${invocation} serve   starts a server with a permanent store`)
  }
  say.line('  README.md has the first steps, grammar/README.md describes the query language.')
  if (server === 'temporary') {
    say.line()
    say.line(palette.faint('Ctrl-C ends the demo and removes its store.'))
  }
}
