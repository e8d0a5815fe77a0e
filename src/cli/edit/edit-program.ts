import { Option, type Command } from 'commander'
import { RECORDED_KINDS } from '../../domain/edit.ts'
import type { ApiOptions } from '../api-client.ts'
import { EXAMPLES, examples } from '../examples.ts'
import { integer, timeBack } from '../options.ts'
import type { Terminal } from '../terminal.ts'
import { auditCommand } from './audit-command.ts'
import {
  aliasChange,
  DELETION,
  descriptionOf,
  editCommand,
  ownerChange,
  restoreCommand,
  tagChange,
  unaliasChange,
  type Change,
} from './edit-command.ts'

export interface EditProgram {
  readonly invocation: string
  readonly terminal: Terminal
  /** Adds the flags that say where the server is. */
  readonly api: (command: Command) => Command
  readonly toApi: (given: never) => ApiOptions
}

interface Given {
  readonly all?: boolean
  readonly json?: boolean
  readonly type?: string
  readonly withdraw?: boolean
}

const THING = 'a selector of the language: a dataset by its name, `job NAME`, `column NAME of DATASET` …'

/** `edit` and `audit`: what people say of things, and who said what. */
export function addEditCommands(program: Command, { invocation, terminal, api, toApi }: EditProgram): void {
  const edit = program
    .command('edit')
    .description(
      'changes descriptions, tags, owners and aliases, and deletes; it holds whatever producers say',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.edit))

  const editing = (name: string, description: string): Command =>
    api(edit.command(name))
      .description(description)
      .argument('<thing>', THING)
      .option('--all', 'all that it stands for, where that are several')
      .option('--json', 'what each is then, one JSON object a line')
  const run = (given: Given, thing: string, changes: readonly Change[]): Promise<void> =>
    editCommand(
      toApi(given as never),
      thing,
      changes,
      { all: given.all === true, json: given.json === true },
      terminal,
    )

  editing('describe', 'describes it')
    .argument('[text]', 'the description, or - for standard input')
    .option('--withdraw', 'shows again what the producers say')
    .action(async (thing: string, text: string | undefined, given: Given) =>
      run(given, thing, [await descriptionOf(text, { withdraw: given.withdraw === true }, terminal)]),
    )
  for (const [name, is, description] of [
    ['tag', true, 'gives it tags'],
    ['untag', false, 'takes tags away, also those that producers give'],
  ] as const)
    editing(name, description)
      .argument('<tag...>', 'NAME or NAME=VALUE')
      .action((thing: string, tags: readonly string[], given: Given) =>
        run(
          given,
          thing,
          tags.map((tag) => tagChange(tag, is)),
        ),
      )
  editing('own', 'gives it owners')
    .argument('<owner...>')
    .option('--type <type>', 'what they are to it: steward, team …')
    .action((thing: string, owners: readonly string[], given: Given) =>
      run(
        given,
        thing,
        owners.map((owner) => ownerChange(owner, given.type, true)),
      ),
    )
  editing('disown', 'takes owners away, also those that producers name')
    .argument('<owner...>')
    .action((thing: string, owners: readonly string[], given: Given) =>
      run(
        given,
        thing,
        owners.map((owner) => ownerChange(owner, undefined, false)),
      ),
    )
  editing('alias', 'says that two datasets are one')
    .argument('<other>', 'a selector of the other')
    .action(async (thing: string, other: string, given: Given) =>
      run(given, thing, [await aliasChange(toApi(given as never), other)]),
    )
  editing('unalias', 'says that a name is that of another dataset')
    .argument('<alias>', 'the name, or the namespace, a slash and the name')
    .action(async (thing: string, alias: string, given: Given) =>
      run(given, thing, [await unaliasChange(toApi(given as never), thing, alias)]),
    )

  editing('delete', 'deletes datasets or jobs, until a newer event names them').action(
    (thing: string, given: Given) => run(given, thing, [DELETION]),
  )
  api(edit.command('restore'))
    .description('restores what was deleted')
    .argument('<name>', 'the name of a dataset or job, or its id')
    .option('--json', 'what it is then, as JSON')
    .action((name: string, given: Given) =>
      restoreCommand(toApi(given as never), name, { json: given.json === true }, terminal),
    )

  api(program.command('audit'))
    .description('who changed what, the newest first')
    .addHelpText('after', examples(invocation, EXAMPLES.audit))
    .argument('[thing]', THING)
    .addOption(new Option('--kind <kind>', 'only of these').choices([...RECORDED_KINDS]))
    .option('--who <name>', 'only by this key, or subject of a token')
    .addOption(new Option('--since <time>', 'as in 7d, or an ISO 8601 time').argParser(timeBack))
    .addOption(new Option('--until <time>', 'the same').argParser(timeBack))
    .addOption(new Option('--limit <n>', 'at most so many').default(50).argParser(integer(1, 100_000)))
    .option('--json', 'one JSON object a line')
    .action((thing: string | undefined, given: AuditGiven) =>
      auditCommand(toApi(given as never), { ...given, thing, json: given.json === true }, terminal),
    )
}

interface AuditGiven {
  readonly kind?: string
  readonly who?: string
  readonly since?: number
  readonly until?: number
  readonly limit: number
  readonly json?: boolean
}
