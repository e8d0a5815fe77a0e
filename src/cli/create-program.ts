import { Command, Option } from 'commander'
import type { ApiOptions } from './api-client.ts'
import { dropDeadLetters, listDeadLetters, replayDeadLetters } from './dead-letters-command.ts'
import { demoCommand } from './demo-command.ts'
import { drawCommand } from './draw-command.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { backupCommand } from './backup-command.ts'
import { configCommand } from './config-command.ts'
import { ingestCommand } from './ingest-command.ts'
import { ENVIRONMENT, EXAMPLES, examples } from './examples.ts'
import { createKey, listKeys, revokeKeys } from './keys-command.ts'
import { maintenanceCommand } from './maintenance-command.ts'
import { flag, format, integer, isSet, lifetime, list, param, savedParam, type Params } from './options.ts'
import { addStarters, deleteQueries, listQueries, saveQuery, showQuery } from './queries-command.ts'
import { queryCommand } from './query-command.ts'
import { searchCommand } from './search-command.ts'
import { serveCommand } from './serve-command.ts'
import { addServeFlags, toServeOptions, type ServeFlags } from './serve-flags.ts'
import { allSettings, readSettingsFirst } from './settings/apply-settings.ts'
import type { OpenForMaintenance, StartServer, StoreOptions } from './server-port.ts'
import { addStoreFlags, toNeo4j, toStoreOptions, type StoreFlags } from './store-flags.ts'
import type { SavedParam } from '../domain/saved-query.ts'
import type { Terminal } from './terminal.ts'
import type { Transfer } from './transfer-port.ts'
import type { Format } from '../render/formats.ts'

export interface ProgramOptions {
  readonly version: string
  readonly terminal: Terminal
  readonly startServer: StartServer
  readonly openForMaintenance: OpenForMaintenance
  readonly transfer: Transfer
  /** Where the saved queries are that `queries add-starters` adds. */
  readonly starters: URL
  /** Where the recorded examples of the demo are. */
  readonly examples: URL
}

/** The command line: `serve`, `ingest`, `query`, `explain`, `repl`, `format`, `queries`, `export`, `import`, `demo` … */
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
    .action((given: ServeFlags) =>
      serveCommand(options.startServer, toServeOptions(given, invocation), terminal),
    )

  const api = (command: Command): Command =>
    command
      .addOption(flag('--url <url>', 'where Tributary listens').default('http://127.0.0.1:8080'))
      .addOption(flag('--api-key <key>', 'the key it asks for').secret())

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
        flag('--format <format>', 'tree, table, json, ndjson, csv, dot, mermaid, graphml or openlineage')
          .default('text' satisfies Format, 'tree for a graph, table for a table')
          .argParser(format),
      )
    if (name === 'explain')
      command.option('--browser', 'the statement that draws the answer in Neo4j Browser, and nothing else')
    command.action((text: string, given: QueryFlags) => {
      const question = { text, params: given.param ?? {} }
      return given.browser === true
        ? drawCommand(toApi(given, invocation), question, terminal)
        : queryCommand(toApi(given, invocation), { path, ...question, format: given.format }, terminal)
    })
  }

  api(program.command('repl'))
    .description('asks one question after another, with completion and a history')
    .addHelpText('after', examples(invocation, EXAMPLES.repl))
    .addOption(new Option('--param <name=value>', 'a value for $name; repeatable').argParser(param))
    .addOption(
      flag('--format <format>', 'tree, table, json, csv, dot or mermaid')
        .default('text' satisfies Format, 'tree for a graph, table for a table')
        .argParser(format),
    )
    .action(async (given: QueryFlags) => {
      // Reading the language takes a while to get ready, which the other commands need not.
      const { replCommand } = await import('./repl/repl-command.ts')
      return replCommand(
        toApi(given, invocation),
        { params: given.param ?? {}, format: given.format },
        terminal,
      )
    })

  api(program.command('search'))
    .description('finds datasets, jobs, columns, tags, users and namespaces by words')
    .addHelpText('after', examples(invocation, EXAMPLES.search))
    .argument('<words...>', 'each stands in the name, beside it, or in the description')
    .addOption(
      new Option('--kind <kind...>', 'only these').choices([
        'dataset', 'job', 'column', 'tag', 'user', 'namespace',
      ]), // prettier-ignore
    )
    .addOption(new Option('--limit <n>', 'at most so many').default(20).argParser(integer(1, 100)))
    .option('--json', 'one JSON object a line')
    .action((words: readonly string[], given: SearchGiven) =>
      searchCommand(
        toApi(given, invocation),
        { text: words.join(' '), kinds: given.kind ?? [], limit: given.limit, json: given.json === true },
        terminal,
      ),
    )

  program
    .command('format')
    .description('prints a query in readable lines, with its comments')
    .addHelpText('after', examples(invocation, EXAMPLES.format))
    .argument('[file]', 'a file, or - for standard input', '-')
    .option('--check', 'prints nothing; ends with 1 if formatting would change the query')
    .addOption(
      new Option('--width <n>', 'characters of a line, where that can be')
        .default(80)
        .argParser(integer(1, 1000)),
    )
    .action(async (file: string, given: { readonly check?: boolean; readonly width: number }) => {
      const { formatCommand } = await import('./format-command.ts')
      return formatCommand({ file, check: given.check === true, width: given.width }, terminal)
    })

  for (const [kind, description] of [
    ['verify', 'compares every derived row with what the truth gives; ends with 1 if any differs'],
    ['rebuild', 'makes every derived row anew from the truth, while events are taken'],
  ] as const)
    api(storeFlags(program.command(kind)))
      .description(`${description}: of a running server, or of a store that none has open`)
      .addHelpText('after', examples(invocation, EXAMPLES[kind]))
      .option('--json', 'the result as JSON')
      .action((given: MaintenanceFlags) =>
        maintenanceCommand(
          { kind, ...toStore(given), api: toApi(given, invocation), json: given.json === true },
          options.openForMaintenance,
          terminal,
        ),
      )

  api(storeFlags(program.command('backup')))
    .description(
      'copies an embedded store, as of one instant: of a running server, or one that none has open',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.backup))
    .argument('[file]', 'a file; of a running server a name in its --backup-folder')
    .option('--json', 'where it lies, and its bytes, as JSON')
    .action((file: string | undefined, given: MaintenanceFlags) =>
      backupCommand(
        { file, ...toStore(given), api: toApi(given, invocation), json: given.json === true },
        options.openForMaintenance,
        terminal,
      ),
    )

  const keys = program
    .command('keys')
    .description('keys to the API, of a running server, or of a store that none has open')
    .addHelpText('after', examples(invocation, EXAMPLES.keys))
  const keysAt = (given: MaintenanceFlags) => ({ ...toStore(given), api: toApi(given, invocation) })
  api(storeFlags(keys.command('create')))
    .description('makes one and prints it, this once')
    .argument('<name>', 'what people call it')
    .addOption(
      new Option('--scope <scope>', 'read, ingest, edit or admin; repeatable')
        .argParser(list)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--expires <time>', 'after so long it is refused, as in 90d').argParser(lifetime))
    .addOption(
      new Option(
        '--namespace <glob>',
        'what it sends may name only namespaces that fit; repeatable',
      ).argParser(list),
    )
    .option('--json', 'the key with all that is kept of it, as JSON')
    .action((name: string, given: KeyFlags) =>
      createKey(
        keysAt(given),
        {
          name,
          scopes: given.scope,
          ...(given.namespace === undefined ? {} : { namespaces: given.namespace }),
          ...(given.expires === undefined ? {} : { expiresAt: Date.now() + given.expires }),
        },
        { json: given.json === true },
        options.openForMaintenance,
        terminal,
      ),
    )
  api(storeFlags(keys.command('list')))
    .description('what each may do, and what became of it')
    .option('--json', 'one JSON object a line')
    .action((given: MaintenanceFlags) =>
      listKeys(keysAt(given), { json: given.json === true }, options.openForMaintenance, terminal),
    )
  api(storeFlags(keys.command('revoke')))
    .description('ends them at once, within seconds in other servers on the same store')
    .argument('<id...>', 'ids of keys, or the keys themselves')
    .action((ids: readonly string[], given: MaintenanceFlags) =>
      revokeKeys(keysAt(given), ids.map(keyId), options.openForMaintenance, terminal),
    )

  const letters = program
    .command('dead-letters')
    .description('events that were refused')
    .addHelpText('after', examples(invocation, EXAMPLES['dead-letters']))
  api(letters.command('list'))
    .description('the newest of them, with the reason')
    .addOption(new Option('--limit <n>', 'at most so many').default(50).argParser(integer(1, 1000)))
    .option('--json', 'one JSON object a line, with the event')
    .action((given: ApiFlags & { readonly limit: number; readonly json?: boolean }) =>
      listDeadLetters(toApi(given, invocation), { limit: given.limit, json: given.json === true }, terminal),
    )
  api(letters.command('replay'))
    .description('takes them again, all where no id is named')
    .argument('[id...]', 'ids of dead letters')
    .action((ids: readonly string[], given: ApiFlags) =>
      replayDeadLetters(toApi(given, invocation), ids, terminal),
    )
  api(letters.command('drop'))
    .description('drops them')
    .argument('[id...]', 'ids of dead letters')
    .option('--all', 'all of them')
    .action((ids: readonly string[], given: ApiFlags & { readonly all?: boolean }) =>
      dropDeadLetters(toApi(given, invocation), ids, given.all === true, terminal),
    )

  const queries = program
    .command('queries')
    .description('saved queries, called as @name(param = value)')
    .addHelpText('after', examples(invocation, EXAMPLES.queries))
  api(queries.command('list'))
    .description('how each is called, and what it is for')
    .option('--json', 'one JSON object a line')
    .action((given: ApiFlags & { readonly json?: boolean }) =>
      listQueries(toApi(given, invocation), { json: given.json === true }, terminal),
    )
  api(queries.command('show'))
    .description('the text of one')
    .argument('<name>')
    .option('--json', 'all of it as JSON')
    .action((name: string, given: ApiFlags & { readonly json?: boolean }) =>
      showQuery(toApi(given, invocation), nameOf(name), { json: given.json === true }, terminal),
    )
  api(queries.command('save'))
    .description('saves one, or replaces it')
    .argument('<name>')
    .argument('<text>', 'the query, or - for standard input; its first comments may describe it')
    .option('--description <text>', 'what it is for')
    .addOption(
      new Option('--param <parameter>', 'name [kind] [= default] [: description]; repeatable').argParser(
        savedParam,
      ),
    )
    .action((name: string, text: string, given: SaveFlags) =>
      saveQuery(
        toApi(given, invocation),
        nameOf(name),
        {
          text,
          params: given.param ?? [],
          ...(given.description === undefined ? {} : { description: given.description }),
        },
        terminal,
      ),
    )
  api(queries.command('delete'))
    .description('deletes them')
    .argument('<name...>')
    .option('--force', 'also those that other saved queries call')
    .action((names: readonly string[], given: ApiFlags & { readonly force?: boolean }) =>
      deleteQueries(toApi(given, invocation), names.map(nameOf), { force: given.force === true }, terminal),
    )
  api(queries.command('add-starters'))
    .description('saves a first set: impact, root cause, personal data, freshness, dead ends …')
    .option('--replace', 'also those that are there under the same name')
    .action((given: ApiFlags & { readonly replace?: boolean }) =>
      addStarters(toApi(given, invocation), options.starters, { replace: given.replace === true }, terminal),
    )

  addStoreFlags(program.command('export'), terminal.env)
    .description('writes the graph to a file, whichever store it lies in')
    .addHelpText('after', examples(invocation, EXAMPLES.export))
    .argument('[file]', 'a file, gzipped if it ends in .gz, or - for standard output', '-')
    .action((file: string, given: StoreFlags) =>
      exportCommand(options.transfer.exportGraph, toStoreOptions(given), file, terminal),
    )

  addStoreFlags(program.command('import'), terminal.env)
    .description('fills an empty store with an exported graph')
    .addHelpText('after', examples(invocation, EXAMPLES.import))
    .argument('<file>', 'what export wrote, plain or gzipped')
    .action((file: string, given: StoreFlags) =>
      importCommand(options.transfer.importGraph, toStoreOptions(given), file, terminal),
    )

  program
    .command('demo')
    .description('shows what Tributary does, on recorded pipelines and a temporary store')
    .addHelpText('after', examples(invocation, EXAMPLES.demo))
    .option('--exit', 'end after the answers')
    .option('--url <url>', 'send them to the Tributary that listens there, which keeps them')
    .addOption(flag('--api-key <key>', 'the key that one asks for').secret())
    .action(({ exit, url, ...given }: DemoFlags) =>
      demoCommand({
        ...options,
        invocation,
        stay: exit !== true,
        ...(isSet(url) ? { running: toApi({ ...given, url }, invocation) } : {}),
      }),
    )

  const config = program
    .command('config')
    .description('shows every setting: what holds, and where that comes from')
    .addHelpText('after', examples(invocation, EXAMPLES.config))
    .option('--json', 'as JSON')
  for (const setting of allSettings(program)) config.addOption(setting)
  config.action((given: ServeFlags & { readonly json?: boolean }) => {
    toServeOptions(given, invocation)
    configCommand(settingsInForce(), { json: given.json === true }, terminal)
  })
  const settingsInForce = readSettingsFirst(program, terminal.env)
  return program
}

interface ApiFlags {
  readonly url: string
  readonly apiKey?: string
}

interface DemoFlags extends Partial<ApiFlags> {
  readonly exit?: boolean
}

interface MaintenanceFlags extends ApiFlags {
  readonly data?: string
  readonly neo4jUri?: string
  readonly neo4jUser?: string
  readonly neo4jPassword?: string
  readonly neo4jDatabase?: string
  readonly json?: boolean
}

/** The folder has no variable here: a shell that is set up for `serve` would open what the server has open. */
const storeFlags = (command: Command): Command =>
  command
    .addOption(new Option('--data <folder>', 'the folder of an embedded store that no server has open'))
    .addOption(new Option('--neo4j-uri <uri>', 'a Neo4j, such as bolt://localhost:7687'))
    .addOption(flag('--neo4j-user <user>', 'its user'))
    .addOption(flag('--neo4j-password <password>', 'its password; better by environment').secret())
    .addOption(flag('--neo4j-database <name>', 'its database, if not the default one'))

function toStore(given: MaintenanceFlags): { readonly store?: StoreOptions } {
  const { data, neo4jUri } = given
  if (isSet(neo4jUri)) return { store: { data: '', neo4j: toNeo4j({ ...given, neo4jUri }) } }
  return isSet(data) ? { store: { data } } : {}
}

interface SaveFlags extends ApiFlags {
  readonly description?: string
  readonly param?: readonly SavedParam[]
}

interface KeyFlags extends MaintenanceFlags {
  readonly scope: readonly string[]
  readonly expires?: number
  readonly namespace?: readonly string[]
}

/** Of a whole key the id alone: the secret of one that is to be revoked need not travel. */
const keyId = (text: string): string => /^trb_([a-z2-7]+)_/.exec(text)?.[1] ?? text

/** With or without the sign that calls it. */
const nameOf = (name: string): string => name.replace(/^@/u, '')

interface SearchGiven extends ApiFlags {
  readonly kind?: readonly string[]
  readonly limit: number
  readonly json?: boolean
}

interface QueryFlags extends ApiFlags {
  readonly browser?: boolean
  readonly param?: Params
  readonly format: Format
}

function toApi({ url, apiKey }: ApiFlags, invocation: string): ApiOptions {
  return { url, invocation, ...(isSet(apiKey) ? { apiKey } : {}) }
}
