import type { Command } from 'commander'
import { isHelpTopic } from '../../diagnostics/help-topics.ts'
import { EXAMPLES, examples } from '../examples.ts'
import type { ProgramContext } from './program-options.ts'

/**
 * `help`. Replaces the command of commander. A topic wins over a command of the same name, because `tributary COMMAND --help` prints
 * the help of every command.
 */
export function addHelp(program: Command, { terminal, invocation, docs }: ProgramContext): void {
  program
    .helpCommand(false)
    .command('help')
    .description('prints a page of the documentation, without a connection to the internet')
    .addHelpText('after', examples(invocation, EXAMPLES.help))
    .argument('[topic]', 'a topic of `tributary help`, or a command')
    .argument('[word...]', 'print the sections with these words in their heading')
    .action(async (topic: string | undefined, words: readonly string[]) => {
      if (topic !== undefined && !isHelpTopic(topic)) {
        const command = commandAt(program, [topic, ...words])
        if (command !== undefined) return command.help()
      }
      const { listTopics, printTopic } = await import('../help/help-command.ts')
      const options = { root: docs, terminal, commands: program.commands.map((one) => one.name()) }
      if (topic === undefined) listTopics(options)
      else printTopic(topic, words, options)
    })
}

/** The command that the words name, such as `keys create`. */
const commandAt = (program: Command, words: readonly string[]): Command | undefined =>
  words.reduce<Command | undefined>(
    (above, word) => above?.commands.find((one) => one.name() === word),
    program,
  )
