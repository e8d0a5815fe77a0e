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
    .description('events that were refused')
    .addHelpText('after', examples(invocation, EXAMPLES['dead-letters']))
  addApiFlags(letters.command('list'))
    .description('the newest of them, with the reason')
    .addOption(new Option('--limit <n>', 'at most so many').default(50).argParser(integer(1, 1000)))
    .option('--json', 'one JSON object a line, with the event')
    .action(async (given: ApiFlags & { readonly limit: number; readonly json?: boolean }) => {
      const { listDeadLetters } = await import('../dead-letters-command.ts')
      return listDeadLetters(
        toApi(given, invocation),
        { limit: given.limit, json: given.json === true },
        terminal,
      )
    })
  addApiFlags(letters.command('replay'))
    .description('takes them again, all where no id is named')
    .argument('[id...]', 'ids of dead letters')
    .option('--json', 'what became of each, one JSON object a line')
    .action(async (ids: readonly string[], given: ApiFlags & { readonly json?: boolean }) => {
      const { replayDeadLetters } = await import('../dead-letters-command.ts')
      return replayDeadLetters(toApi(given, invocation), ids, { json: given.json === true }, terminal)
    })
  addApiFlags(letters.command('drop'))
    .description('drops them')
    .argument('[id...]', 'ids of dead letters')
    .option('--all', 'all of them')
    .option('--json', 'how many, as JSON')
    .action(async (ids: readonly string[], given: DropFlags) => {
      const { dropDeadLetters } = await import('../dead-letters-command.ts')
      const how = { all: given.all === true, json: given.json === true }
      return dropDeadLetters(toApi(given, invocation), ids, how, terminal)
    })
}
