import { Option, type Command } from 'commander'
import type { SavedParam } from '../../domain/saved-query.ts'
import { SavedName } from '../completion/saved-name.ts'
import { EXAMPLES, examples } from '../examples.ts'
import { savedParam } from '../options.ts'
import { addApiFlags, toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

interface SaveFlags extends ApiFlags {
  readonly json?: boolean
  readonly description?: string
  readonly param?: readonly SavedParam[]
}

interface DeleteFlags extends ApiFlags {
  readonly force?: boolean
  readonly json?: boolean
}

interface StarterFlags extends ApiFlags {
  readonly replace?: boolean
  readonly json?: boolean
}

/** `queries list`, `show`, `save`, `delete` and `add-starters`. */
export function addQueries(program: Command, { terminal, invocation, starters }: ProgramContext): void {
  const queries = program
    .command('queries')
    .description('lists, shows, saves and deletes saved queries, which are called as @name(param = value)')
    .addHelpText('after', examples(invocation, EXAMPLES.queries))
  addApiFlags(queries.command('list'))
    .description('lists saved queries with their parameters and descriptions')
    .option('--json', 'print one JSON object per line')
    .action(async (given: ApiFlags & { readonly json?: boolean }) => {
      const { listQueries } = await import('../queries-command.ts')
      return listQueries(toApi(given, invocation), { json: given.json === true }, terminal)
    })
  addApiFlags(queries.command('show'))
    .description('shows the text of a saved query')
    .addArgument(new SavedName('<name>'))
    .option('--json', 'print all fields as JSON')
    .action(async (name: string, given: ApiFlags & { readonly json?: boolean }) => {
      const { showQuery } = await import('../queries-command.ts')
      return showQuery(toApi(given, invocation), nameOf(name), { json: given.json === true }, terminal)
    })
  addApiFlags(queries.command('save'))
    .description('saves or replaces a query')
    .addArgument(new SavedName('<name>'))
    .argument('<text>', 'the query, or - for standard input; comments at its start can describe it')
    .option('--description <text>', 'description of the query')
    .addOption(
      new Option('--param <parameter>', 'name [kind] [= default] [: description]; repeatable').argParser(
        savedParam,
      ),
    )
    .option('--json', 'print the result of each, one JSON object per line')
    .action(async (name: string, text: string, given: SaveFlags) => {
      const { saveQuery } = await import('../queries-command.ts')
      return saveQuery(
        toApi(given, invocation),
        nameOf(name),
        {
          text,
          params: given.param ?? [],
          ...(given.description === undefined ? {} : { description: given.description }),
        },
        { terminal, json: given.json === true },
      )
    })
  addApiFlags(queries.command('delete'))
    .description('deletes saved queries')
    .addArgument(new SavedName('<name...>'))
    .option('--force', 'also delete queries that other saved queries call')
    .option('--json', 'print the result of each, one JSON object per line')
    .action(async (names: readonly string[], given: DeleteFlags) => {
      const { deleteQueries } = await import('../queries-command.ts')
      return deleteQueries(
        toApi(given, invocation),
        names.map(nameOf),
        { force: given.force === true },
        { terminal, json: given.json === true },
      )
    })
  addApiFlags(queries.command('add-starters'))
    .description('saves starter queries: impact, root cause, personal data, freshness, dead ends …')
    .option('--replace', 'replace existing queries of the same name')
    .option('--json', 'print the result of each, one JSON object per line')
    .action(async (given: StarterFlags) => {
      const { addStarters } = await import('../queries-command.ts')
      return addStarters(
        toApi(given, invocation),
        starters,
        { replace: given.replace === true },
        { terminal, json: given.json === true },
      )
    })
}

/** The name without an optional `@`. */
const nameOf = (name: string): string => name.replace(/^@/u, '')
