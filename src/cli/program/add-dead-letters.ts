import { Option, type Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { integer } from '../options.ts'
import { addApiFlags, toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

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
    .action(async (ids: readonly string[], given: ApiFlags) => {
      const { replayDeadLetters } = await import('../dead-letters-command.ts')
      return replayDeadLetters(toApi(given, invocation), ids, terminal)
    })
  addApiFlags(letters.command('drop'))
    .description('drops them')
    .argument('[id...]', 'ids of dead letters')
    .option('--all', 'all of them')
    .action(async (ids: readonly string[], given: ApiFlags & { readonly all?: boolean }) => {
      const { dropDeadLetters } = await import('../dead-letters-command.ts')
      return dropDeadLetters(toApi(given, invocation), ids, given.all === true, terminal)
    })
}
