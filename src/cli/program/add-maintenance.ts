import { Option, type Command } from 'commander'
import { LARGEST_SAMPLE, SAMPLE_SIZE } from '../../app/doctor/sample-size.ts'
import { EXAMPLES, examples } from '../examples.ts'
import { integer, keepTime } from '../options.ts'
import type { ProgramContext } from './program-options.ts'
import { addStoreOrApiFlags, toStoreOrApi, type StoreOrApiFlags } from './store-or-api-flags.ts'

interface PruneFlags extends StoreOrApiFlags {
  readonly keep: ReturnType<typeof keepTime>
  readonly dryRun?: boolean
  readonly force?: boolean
}

/** `doctor`, `verify`, `rebuild`, `prune`, `redact` and `backup`. */
export function addMaintenance(
  program: Command,
  { terminal, invocation, version, openForMaintenance }: ProgramContext,
): void {
  addStoreOrApiFlags(program.command('doctor'))
    .description('looks at a running server, or at a store that none has open, and says what helps')
    .addHelpText('after', examples(invocation, EXAMPLES.doctor))
    .addOption(
      new Option('--sample <n>', 'rows, taken at random, that are compared with what the events give')
        .default(SAMPLE_SIZE)
        .argParser(integer(0, LARGEST_SAMPLE)),
    )
    .option('--json', 'all checks as JSON')
    .action(async (given: StoreOrApiFlags & { readonly sample: number }) => {
      const { doctorCommand } = await import('../doctor-command.ts')
      return doctorCommand(
        { ...toStoreOrApi(given, invocation), sample: given.sample, json: given.json === true, version },
        openForMaintenance,
        terminal,
      )
    })

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

  addStoreOrApiFlags(program.command('prune'))
    .description(
      'drops runs that ended long ago, with what they read and wrote; lineage stays: of a running server, or of a store that none has open',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.prune))
    .addOption(
      new Option('--keep <time>', 'how long runs are kept after their last event, as in 90d')
        .argParser(keepTime)
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'drops nothing, only counts')
    .option(
      '--force',
      'drops runs though the newest event is more than 7 days old, so that the clock may be wrong',
    )
    .option('--json', 'what went, as JSON')
    .action(async (given: PruneFlags) => {
      const { pruneCommand } = await import('../prune-command.ts')
      return pruneCommand(
        {
          keep: given.keep,
          dryRun: given.dryRun === true,
          force: given.force === true,
          ...toStoreOrApi(given, invocation),
          json: given.json === true,
        },
        openForMaintenance,
        terminal,
      )
    })

  addStoreOrApiFlags(program.command('redact'))
    .description(
      'redacts secrets that an older version stored: of a running server, or of a store that no server has open',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.redact))
    .option('--dry-run', 'changes nothing, only counts')
    .option('--json', 'the counts as JSON')
    .action(async (given: StoreOrApiFlags & { readonly dryRun?: boolean }) => {
      const { redactCommand } = await import('../redact-command.ts')
      return redactCommand(
        {
          dryRun: given.dryRun === true,
          ...toStoreOrApi(given, invocation),
          json: given.json === true,
        },
        openForMaintenance,
        terminal,
      )
    })

  addStoreOrApiFlags(program.command('backup'))
    .description(
      'copies an embedded store, as of one instant: of a running server, or one that none has open',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.backup))
    .argument(
      '[file]',
      'a file; of a running server a name in its --backup-folder (default: named by the time; with --data in FOLDER/backups)',
    )
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
