import type { Command } from 'commander'
import type { ProgramContext } from './program-options.ts'

/** `demo`. */
export function addDemo(program: Command, context: ProgramContext): void {
  program
    .command('demo')
    .description('shows what Tributary does, on recorded pipelines and a temporary store')
    .option('--exit', 'end after the answers')
    .action(async (given: { readonly exit?: boolean }) => {
      const { demoCommand } = await import('../demo-command.ts')
      return demoCommand({ ...context, stay: given.exit !== true })
    })
}
