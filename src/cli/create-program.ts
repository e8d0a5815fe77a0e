import { Command, Option } from 'commander'
import type { ApiOptions } from './api-client.ts'
import { demoCommand } from './demo-command.ts'
import { ingestCommand } from './ingest-command.ts'
import { ENVIRONMENT, EXAMPLES, examples } from './examples.ts'
import { flag, format, isSet, param, type Params } from './options.ts'
import { queryCommand } from './query-command.ts'
import { serveCommand } from './serve-command.ts'
import { addServeFlags, toServeOptions, type ServeFlags } from './serve-flags.ts'
import type { StartServer } from './server-port.ts'
import type { Terminal } from './terminal.ts'
import type { Format } from '../render/formats.ts'

export interface ProgramOptions {
  readonly version: string
  readonly terminal: Terminal
  readonly startServer: StartServer
  /** Where the recorded examples of the demo are. */
  readonly examples: URL
}

/** The command line: `serve`, `ingest`, `query`, `explain`, `demo`. */
export function createProgram(options: ProgramOptions): Command {
  const { terminal } = options
  const invocation = ['tributary', 'demo'].includes(terminal.env.npm_lifecycle_event ?? '')
    ? 'npm run -s tributary --'
    : 'tributary'
  const program = new Command('tributary')
    .description('Data lineage: OpenLineage events in, a graph, and a small language to ask it.')
    .version(options.version)
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .showHelpAfterError(`(${invocation} --help tells all commands)`)
    .addHelpText('after', examples(invocation, Object.values(EXAMPLES).flat(), ENVIRONMENT))

  addServeFlags(program.command('serve'), terminal.env)
    .description('takes events and answers queries over HTTP')
    .addHelpText('after', examples(invocation, EXAMPLES.serve))
    .action((given: ServeFlags) => serveCommand(options.startServer, toServeOptions(given), terminal))

  const api = (command: Command): Command =>
    command
      .addOption(flag('--url <url>', 'where Tributary listens').default('http://127.0.0.1:8080'))
      .addOption(flag('--api-key <key>', 'the key it asks for'))

  api(program.command('ingest'))
    .description('sends OpenLineage events: NDJSON, a JSON object or array, each also gzipped')
    .addHelpText('after', examples(invocation, EXAMPLES.ingest))
    .argument('<path>', 'a file, a folder, or - for standard input')
    .action((path: string, given: ApiFlags) => ingestCommand(toApi(given, invocation), path, terminal))

  for (const [name, path, description] of [
    ['query', 'api/v1/query', 'asks a question'],
    ['explain', 'api/v1/explain', 'shows how a question would be answered'],
  ] as const) {
    const command = api(program.command(name))
      .description(description)
      .addHelpText('after', examples(invocation, EXAMPLES[name]))
      .argument('<text>', 'the query, or - for standard input')
      .addOption(new Option('--param <name=value>', 'a value for $name; repeatable').argParser(param))
      .addOption(
        flag('--format <format>', 'tree, table, json, csv, dot or mermaid')
          .default('text' satisfies Format, 'tree for a graph, table for a table')
          .argParser(format),
      )
    command.action((text: string, given: QueryFlags) =>
      queryCommand(
        toApi(given, invocation),
        { path, text, params: given.param ?? {}, format: given.format },
        terminal,
      ),
    )
  }

  program
    .command('demo')
    .description('shows what Tributary does, on recorded pipelines and a temporary store')
    .option('--exit', 'end after the answers')
    .action((given: { readonly exit?: boolean }) =>
      demoCommand({ ...options, invocation, stay: given.exit !== true }),
    )

  return program
}

interface ApiFlags {
  readonly url: string
  readonly apiKey?: string
}

interface QueryFlags extends ApiFlags {
  readonly param?: Params
  readonly format: Format
}

function toApi({ url, apiKey }: ApiFlags, invocation: string): ApiOptions {
  return { url, invocation, ...(isSet(apiKey) ? { apiKey } : {}) }
}
