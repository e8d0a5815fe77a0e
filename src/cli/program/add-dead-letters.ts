import { Option, type Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { integer } from '../options.ts'
import { addApiFlags, toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

interface DropFlags extends ApiFlags {
  readonly all?: boolean
  readonly json?: boolean
}

/** `dead-letters list`, `replay` and `drop`. */
export function addDeadLetters(program: Command, { terminal, invocation }: ProgramContext): void {
  const letters = program
    .command('dead-letters')
    .description('lists, replays and deletes refused events')
    .addHelpText('after', examples(invocation, EXAMPLES['dead-letters']))
  addApiFlags(letters.command('list'))
    .description('lists the newest refused events, with the reason')
    .addOption(new Option('--limit <n>', 'maximum number of events').default(50).argParser(integer(1, 1000)))
    .option('--json', 'print one JSON object per line, with the event')
    .action(async (given: ApiFlags & { readonly limit: number; readonly json?: boolean }) => {
      const { listDeadLetters } = await import('../dead-letters-command.ts')
      return listDeadLetters(
        toApi(given, invocation),
        { limit: given.limit, json: given.json === true },
        terminal,
      )
    })
  addApiFlags(letters.command('replay'))
    .description('ingests refused events again, by default all')
    .argument('[id...]', 'ids of refused events')
    .option('--json', 'print the result of each, one JSON object per line')
    .action(async (ids: readonly string[], given: ApiFlags & { readonly json?: boolean }) => {
      const { replayDeadLetters } = await import('../dead-letters-command.ts')
      return replayDeadLetters(toApi(given, invocation), ids, { json: given.json === true }, terminal)
    })
  addApiFlags(letters.command('drop'))
    .description('deletes refused events')
    .argument('[id...]', 'ids of refused events')
    .option('--all', 'delete all')
    .option('--json', 'print the number as JSON')
    .action(async (ids: readonly string[], given: DropFlags) => {
      const { dropDeadLetters } = await import('../dead-letters-command.ts')
      const how = { all: given.all === true, json: given.json === true }
      return dropDeadLetters(toApi(given, invocation), ids, how, terminal)
    })
}
