import { Option, type Command } from 'commander'
import type { ApiOptions } from '../api-client.ts'
import type { Format } from '../../render/format-names.ts'
import { SavedName } from '../completion/saved-name.ts'
import { EXAMPLES, examples } from '../examples.ts'
import { flag, format, integer, isSet, param, type Params } from '../options.ts'
import { addAskFlags, toApi, type AskFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

interface QueryFlags extends AskFlags {
  readonly browser?: boolean
  readonly param?: Params
  readonly format: Format
}

interface SearchFlags extends AskFlags {
  readonly kind?: readonly string[]
  readonly limit: number
  readonly json?: boolean
}

/** `query`, `explain`, `repl`, `search` and `format`. */
export function addQuestions(program: Command, { terminal, invocation, startServer }: ProgramContext): void {
  const withServer = async (given: AskFlags, use: (api: ApiOptions) => Promise<void>): Promise<void> => {
    const api = { ...toApi(given, invocation), canOpenStore: true }
    if (!isSet(given.data)) return use(api)
    const { withOwnServer } = await import('../with-own-server.ts')
    return withOwnServer({ api, data: given.data }, startServer, terminal, use)
  }

  for (const [name, path, description] of [
    ['query', 'api/v1/query', 'runs a query'],
    ['explain', 'api/v1/explain', 'shows the plan of a query'],
  ] as const) {
    const command = addAskFlags(program.command(name))
      .description(description)
      .addHelpText('after', examples(invocation, EXAMPLES[name]))
      .addArgument(new SavedName('<text>', 'the query, or - for standard input'))
      .addOption(new Option('--param <name=value>', 'a value for $name; repeatable').argParser(param))
      .addOption(
        flag('--format <format>', 'tree, table, json, ndjson, csv, dot, mermaid, graphml or openlineage')
          .default('text' satisfies Format, 'tree for a graph, table for a table')
          .argParser(format),
      )
    if (name === 'explain')
      command.option('--browser', 'print only a statement that draws the answer in Neo4j Browser')
    command.action(async (text: string, given: QueryFlags) => {
      const question = { text, params: given.param ?? {} }
      if (given.browser === true) {
        const { drawCommand } = await import('../draw-command.ts')
        return withServer(given, (api) => drawCommand(api, question, terminal))
      }
      const { queryCommand } = await import('../query-command.ts')
      return withServer(given, (api) =>
        queryCommand(api, { path, ...question, format: given.format }, terminal),
      )
    })
  }

  addAskFlags(program.command('repl'))
    .description('runs queries interactively, with completion and a history')
    .addHelpText('after', examples(invocation, EXAMPLES.repl))
    .addOption(new Option('--param <name=value>', 'a value for $name; repeatable').argParser(param))
    .addOption(
      flag('--format <format>', 'tree, table, json, csv, dot or mermaid')
        .default('text' satisfies Format, 'tree for a graph, table for a table')
        .argParser(format),
    )
    .action(async (given: QueryFlags) => {
      const { replCommand } = await import('../repl/repl-command.ts')
      return withServer(given, (api) =>
        replCommand(api, { params: given.param ?? {}, format: given.format }, terminal),
      )
    })

  addAskFlags(program.command('search'))
    .description('finds datasets, jobs, columns, tags, users and namespaces by words')
    .addHelpText('after', examples(invocation, EXAMPLES.search))
    .argument('<words...>', 'words in the name, its context, or the description')
    .addOption(
      new Option('--kind <kind...>', 'only results of these kinds').choices([
        'dataset', 'job', 'column', 'tag', 'user', 'namespace',
      ]), // prettier-ignore
    )
    .addOption(new Option('--limit <n>', 'maximum number of results').default(20).argParser(integer(1, 100)))
    .option('--json', 'print one JSON object per line')
    .action(async (words: readonly string[], given: SearchFlags) => {
      const { searchCommand } = await import('../search-command.ts')
      const wanted = { kinds: given.kind ?? [], limit: given.limit, json: given.json === true }
      return withServer(given, (api) => searchCommand(api, { text: words.join(' '), ...wanted }, terminal))
    })

  program
    .command('format')
    .description('formats a query, and keeps its comments')
    .addHelpText('after', examples(invocation, EXAMPLES.format))
    .argument('[file]', 'a file, or - for standard input', '-')
    .option('--check', 'print nothing, and exit with 1 if formatting would change the query')
    .addOption(
      new Option('--width <n>', 'maximum number of characters per line, if possible')
        .default(80)
        .argParser(integer(1, 1000)),
    )
    .action(async (file: string, given: { readonly check?: boolean; readonly width: number }) => {
      const { formatCommand } = await import('../format-command.ts')
      return formatCommand({ file, check: given.check === true, width: given.width }, terminal)
    })
}
