import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { SCRIPTS, SHELLS } from '../completion/scripts.ts'
import { addApiFlags, toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `completion bash`, `zsh` and `fish`, and the hidden `completion words` that their scripts call. */
export function addCompletion(program: Command, { terminal, invocation }: ProgramContext): void {
  const completion = program
    .command('completion')
    .description('prints a shell script that completes commands, flags and names of saved queries')
    .addHelpText('after', examples(invocation, EXAMPLES.completion))
  for (const shell of SHELLS)
    completion
      .command(shell)
      .description(`for ${shell}`)
      .action(() => void terminal.out.write(SCRIPTS[shell]))
  addApiFlags(completion.command('words', { hidden: true }))
    .description('prints the candidates for the last word')
    .argument('[word...]', 'the words after the name of the program; the last is being typed')
    .action(async (words: readonly string[], given: ApiFlags) => {
      const { completionWords } = await import('../completion/completion-command.ts')
      return completionWords(program, words, toApi(given, invocation), terminal)
    })
}
