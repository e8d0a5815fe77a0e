import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { toServeOptions, type ServeFlags } from '../serve-flags.ts'
import { allSettings, readSettingsBeforeActions } from '../settings/apply-settings.ts'
import { toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `config`, with every setting of the commands added before it. Also makes these commands read the config file. */
export function addConfig(program: Command, { terminal, invocation }: ProgramContext): void {
  const config = program
    .command('config')
    .description('shows the value and the source of every setting')
    .addHelpText('after', examples(invocation, EXAMPLES.config))
    .option('--json', 'print JSON')
  for (const setting of allSettings(program)) config.addOption(setting)
  const effectiveSettings = readSettingsBeforeActions(program, terminal.env)
  config.action(async (given: ServeFlags & ApiFlags & { readonly json?: boolean }) => {
    toServeOptions(given, invocation)
    toApi(given, invocation)
    const { configCommand } = await import('../config-command.ts')
    configCommand(effectiveSettings(), { json: given.json === true }, terminal)
  })
}
