import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import type { ProgramContext } from './program-options.ts'
import { addStoreOrApiFlags, toStoreOrApi, type StoreOrApiFlags } from './store-or-api-flags.ts'

/** `verify`, `rebuild` and `backup`. */
export function addMaintenance(
  program: Command,
  { terminal, invocation, openForMaintenance }: ProgramContext,
): void {
  for (const [kind, description] of [
    ['verify', 'compares every derived row with what the truth gives; ends with 1 if any differs'],
    ['rebuild', 'makes every derived row anew from the truth, while events are taken'],
  ] as const)
    addStoreOrApiFlags(program.command(kind))
      .description(`${description}: of a running server, or of a store that none has open`)
      .addHelpText('after', examples(invocation, EXAMPLES[kind]))
      .option('--json', 'the result as JSON')
      .action(async (given: StoreOrApiFlags) => {
        const { maintenanceCommand } = await import('../maintenance-command.ts')
        return maintenanceCommand(
          { kind, ...toStoreOrApi(given, invocation), json: given.json === true },
          openForMaintenance,
          terminal,
        )
      })

  addStoreOrApiFlags(program.command('backup'))
    .description(
      'copies an embedded store, as of one instant: of a running server, or one that none has open',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.backup))
    .argument('[file]', 'a file; of a running server a name in its --backup-folder')
    .option('--json', 'where it lies, and its bytes, as JSON')
    .action(async (file: string | undefined, given: StoreOrApiFlags) => {
      const { backupCommand } = await import('../backup-command.ts')
      return backupCommand(
        { file, ...toStoreOrApi(given, invocation), json: given.json === true },
        openForMaintenance,
        terminal,
      )
    })
}
