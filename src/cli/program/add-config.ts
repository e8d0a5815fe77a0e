import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { toServeOptions, type ServeFlags } from '../serve-flags.ts'
import { allSettings, readSettingsFirst } from '../settings/apply-settings.ts'
import type { ProgramContext } from './program-options.ts'

/** `config`, which has every setting of the commands that are there already; all of them read the config file from here on. */
export function addConfig(program: Command, { terminal, invocation }: ProgramContext): void {
  const config = program
    .command('config')
    .description('shows every setting: what holds, and where that comes from')
    .addHelpText('after', examples(invocation, EXAMPLES.config))
    .option('--json', 'as JSON')
  for (const setting of allSettings(program)) config.addOption(setting)
  const settingsInForce = readSettingsFirst(program, terminal.env)
  config.action(async (given: ServeFlags & { readonly json?: boolean }) => {
    toServeOptions(given, invocation)
    const { configCommand } = await import('../config-command.ts')
    configCommand(settingsInForce(), { json: given.json === true }, terminal)
  })
}
