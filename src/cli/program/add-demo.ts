import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { flag, isSet } from '../options.ts'
import { toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

interface DemoFlags extends Partial<ApiFlags> {
  readonly exit?: boolean
}

/** `demo`. */
export function addDemo(program: Command, context: ProgramContext): void {
  const { invocation } = context
  program
    .command('demo')
    .description('shows Tributary with recorded pipelines and a temporary store')
    .addHelpText('after', examples(invocation, EXAMPLES.demo))
    .option('--exit', 'stop after the answers')
    .option('--url <url>', 'send the events to this running server, which stores them')
    .addOption(flag('--api-key <key>', 'API key to send').secret())
    .action(async ({ exit, url, ...given }: DemoFlags) => {
      const { demoCommand } = await import('../demo-command.ts')
      return demoCommand({
        ...context,
        stay: exit !== true,
        ...(isSet(url) ? { running: toApi({ ...given, url }, invocation) } : {}),
      })
    })
}
