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
  /** Adds the flags for the server. */
  readonly api: (command: Command) => Command
  readonly toApi: (given: never) => ApiOptions
}

interface Given {
  readonly all?: boolean
  readonly json?: boolean
  readonly type?: string
  readonly withdraw?: boolean
}

const ENTITY =
  'a selector of the query language: the name of a dataset, `job NAME`, `column NAME of DATASET` …'

/** `edit` and `audit`: edits by people, and the log of them. */
export function addEditCommands(program: Command, { invocation, terminal, api, toApi }: EditProgram): void {
  const edit = program
    .command('edit')
    .description(
      'edits descriptions, tags, owners and aliases, and deletes entities; edits override what producers report',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.edit))

  const editing = (name: string, description: string): Command =>
    api(edit.command(name))
      .description(description)
      .argument('<entity>', ENTITY)
      .option('--all', 'edit all matches, if there are several')
      .option('--json', 'print the edited entities, one JSON object per line')
  const run = (given: Given, entity: string, changes: readonly Change[]): Promise<void> =>
    editCommand(
      toApi(given as never),
      entity,
      changes,
      { all: given.all === true, json: given.json === true },
      terminal,
    )

  editing('describe', 'sets the description')
    .argument('[text]', 'the description, or - for standard input')
    .option('--withdraw', 'show the description of the producers again')
    .action(async (entity: string, text: string | undefined, given: Given) =>
      run(given, entity, [await descriptionOf(text, { withdraw: given.withdraw === true }, terminal)]),
    )
  for (const [name, is, description] of [
    ['tag', true, 'adds tags'],
    ['untag', false, 'removes tags, also those of producers'],
  ] as const)
    editing(name, description)
      .argument('<tag...>', 'NAME or NAME=VALUE')
      .action((entity: string, tags: readonly string[], given: Given) =>
        run(
          given,
          entity,
          tags.map((tag) => tagChange(tag, is)),
        ),
      )
  editing('own', 'adds owners')
    .argument('<owner...>')
    .option('--type <type>', 'type of the owners: steward, team …')
    .action((entity: string, owners: readonly string[], given: Given) =>
      run(
        given,
        entity,
        owners.map((owner) => ownerChange(owner, given.type, true)),
      ),
    )
  editing('disown', 'removes owners, also those of producers')
    .argument('<owner...>')
    .action((entity: string, owners: readonly string[], given: Given) =>
      run(
        given,
        entity,
        owners.map((owner) => ownerChange(owner, undefined, false)),
      ),
    )
  editing('alias', 'joins two datasets into one')
    .argument('<other>', 'a selector of the other dataset')
    .action(async (entity: string, other: string, given: Given) =>
      run(given, entity, [await aliasChange(toApi(given as never), other)]),
    )
  editing('unalias', 'separates a name from a dataset')
    .argument('<alias>', 'the name, or NAMESPACE/NAME')
    .action(async (entity: string, alias: string, given: Given) =>
      run(given, entity, [await unaliasChange(toApi(given as never), entity, alias)]),
    )

  editing('delete', 'deletes datasets or jobs, until a newer event names them').action(
    (entity: string, given: Given) => run(given, entity, [DELETION]),
  )
  api(edit.command('restore'))
    .description('restores a deleted dataset or job')
    .argument('<name>', 'the name of a dataset or job, or its id')
    .option('--json', 'print the restored entity as JSON')
    .action((name: string, given: Given) =>
      restoreCommand(toApi(given as never), name, { json: given.json === true }, terminal),
    )

  api(program.command('audit'))
    .description('lists who changed what, newest first')
    .addHelpText('after', examples(invocation, EXAMPLES.audit))
    .argument('[entity]', ENTITY)
    .addOption(new Option('--kind <kind>', 'only edits of this kind').choices([...RECORDED_KINDS]))
    .option('--who <name>', 'only edits by this key, or subject of a token')
    .addOption(
      new Option(
        '--since <time>',
        'start of the period: a duration such as 7d, or an ISO 8601 time',
      ).argParser(timeBack),
    )
    .addOption(new Option('--until <time>', 'end of the period').argParser(timeBack))
    .addOption(
      new Option('--limit <n>', 'maximum number of edits').default(50).argParser(integer(1, 100_000)),
    )
    .option('--json', 'print one JSON object per line')
    .action((entity: string | undefined, given: AuditGiven) =>
      auditCommand(toApi(given as never), { ...given, entity, json: given.json === true }, terminal),
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
