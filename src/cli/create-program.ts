import { homedir } from 'node:os'
import { Command, Option } from 'commander'
import type { ApiOptions } from './api-client.ts'
import { defaultDataFolder } from './data-folder.ts'
import { demoCommand } from './demo-command.ts'
import { ingestCommand } from './ingest-command.ts'
import { flag, format, integer, param, type Params } from './options.ts'
import { queryCommand } from './query-command.ts'
import { serveCommand } from './serve-command.ts'
import type { ServeOptions, StartServer } from './server-port.ts'
import type { Terminal } from './terminal.ts'
import type { Format } from '../render/formats.ts'

export interface ProgramOptions {
  readonly version: string
  readonly terminal: Terminal
  readonly startServer: StartServer
  /** Where the recorded examples of the demo are. */
  readonly examples: URL
}

const MIB = 1024 * 1024

/** The command line: `serve`, `ingest`, `query`, `explain`, `demo`. */
export function createProgram(options: ProgramOptions): Command {
  const { terminal } = options
  const invocation =
    terminal.env.npm_lifecycle_event === 'tributary' ? 'npm run -s tributary --' : 'tributary'
  const program = new Command('tributary')
    .description('Data lineage: OpenLineage events in, a graph, and a small language to ask it.')
    .version(options.version)
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .showHelpAfterError(`(${invocation} --help tells all commands)`)
    .addHelpText('after', EXAMPLES.replaceAll('$', invocation).replaceAll('@@', '$'))

  program
    .command('serve')
    .description('takes events and answers queries over HTTP')
    .addOption(flag('--host <host>', 'address to listen on').default('127.0.0.1'))
    .addOption(
      flag('--port <port>', 'port to listen on; 0 takes a free one')
        .default(8080)
        .argParser(integer(0, 65_535)),
    )
    .addOption(
      flag('--data <folder>', 'folder of the embedded store').default(
        defaultDataFolder(process.platform, terminal.env, homedir()),
      ),
    )
    .addOption(flag('--neo4j-uri <uri>', 'keep the graph in Neo4j instead, such as bolt://localhost:7687'))
    .addOption(flag('--neo4j-user <user>', 'its user'))
    .addOption(flag('--neo4j-password <password>', 'its password; better by environment'))
    .addOption(flag('--neo4j-database <name>', 'its database, if not the default one'))
    .addOption(flag('--api-key <key>', 'ask callers for `Authorization: Bearer <key>`'))
    .addOption(flag('--max-body <MiB>', 'largest request, inflated').default(32).argParser(integer(1, 1024)))
    .addOption(
      flag('--max-nodes <n>', 'most nodes of an answer').default(100_000).argParser(integer(1, 10_000_000)),
    )
    .addOption(
      flag('--max-edges <n>', 'most edges of an answer').default(500_000).argParser(integer(1, 10_000_000)),
    )
    .addOption(flag('--max-seconds <s>', 'longest query').default(60).argParser(integer(1, 3600)))
    .addOption(
      flag('--log-level <level>', 'how much goes to standard error')
        .choices(['silent', 'error', 'warn', 'info', 'debug'])
        .default('info'),
    )
    .action((given: ServeFlags) => serveCommand(options.startServer, toServeOptions(given), terminal))

  const api = (command: Command): Command =>
    command
      .addOption(flag('--url <url>', 'where Tributary listens').default('http://127.0.0.1:8080'))
      .addOption(flag('--api-key <key>', 'the key it asks for'))

  api(program.command('ingest'))
    .description('sends OpenLineage events: NDJSON, a JSON object or array, each also gzipped')
    .argument('<path>', 'a file, a folder, or - for standard input')
    .action((path: string, given: ApiFlags) => ingestCommand(toApi(given, invocation), path, terminal))

  for (const [name, path, description] of [
    ['query', 'api/v1/query', 'asks a question'],
    ['explain', 'api/v1/explain', 'shows how a question would be answered'],
  ] as const) {
    const command = api(program.command(name))
      .description(description)
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

const EXAMPLES = `
Examples:
  $ serve
  $ serve --port 0 --data ./lineage
  $ ingest events.ndjson
  $ query 'downstream of dataset "shop.public.orders" depth 3'
  $ query 'upstream of dataset @@name' --param name=mart.revenue --format dot
  $ explain 'datasets where owner is null count by namespace'

Every flag can be set by environment: --url is TRIBUTARY_URL, --neo4j-uri is TRIBUTARY_NEO4J_URI.`

interface ApiFlags {
  readonly url: string
  readonly apiKey?: string
}

interface QueryFlags extends ApiFlags {
  readonly param?: Params
  readonly format: Format
}

interface ServeFlags {
  readonly host: string
  readonly port: number
  readonly data: string
  readonly neo4jUri?: string
  readonly neo4jUser?: string
  readonly neo4jPassword?: string
  readonly neo4jDatabase?: string
  readonly apiKey?: string
  readonly maxBody: number
  readonly maxNodes: number
  readonly maxEdges: number
  readonly maxSeconds: number
  readonly logLevel: ServeOptions['logLevel']
}

function toApi({ url, apiKey }: ApiFlags, invocation: string): ApiOptions {
  return { url, invocation, ...(apiKey === undefined ? {} : { apiKey }) }
}

function toServeOptions(flags: ServeFlags): ServeOptions {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password, neo4jDatabase: database } = flags
  return {
    host: flags.host,
    port: flags.port,
    data: flags.data,
    logLevel: flags.logLevel,
    maxBodyBytes: flags.maxBody * MIB,
    ceiling: { nodes: flags.maxNodes, edges: flags.maxEdges, timeMs: flags.maxSeconds * 1000 },
    ...(flags.apiKey === undefined ? {} : { apiKey: flags.apiKey }),
    ...(uri === undefined
      ? {}
      : {
          neo4j: {
            uri,
            ...(user === undefined ? {} : { user }),
            ...(password === undefined ? {} : { password }),
            ...(database === undefined ? {} : { database }),
          },
        }),
  }
}
