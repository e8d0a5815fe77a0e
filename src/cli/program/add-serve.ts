import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { addServeFlags, toServeOptions, type ServeFlags } from '../serve-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `serve`. */
export function addServe(program: Command, { terminal, invocation, startServer }: ProgramContext): void {
  addServeFlags(program.command('serve'), terminal.env)
    .description('starts the server, which stores events and answers queries over HTTP')
    .addHelpText('after', examples(invocation, EXAMPLES.serve))
    .action(async (given: ServeFlags) => {
      const { serveCommand } = await import('../serve-command.ts')
      return serveCommand(startServer, toServeOptions(given, invocation), terminal)
    })
}
