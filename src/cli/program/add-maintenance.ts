import { Option, type Command } from 'commander'
import { MAX_SAMPLE, SAMPLE_SIZE } from '../../app/doctor/sample-size.ts'
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
    .description('checks a running server, or a store that no server uses, and suggests fixes')
    .addHelpText('after', examples(invocation, EXAMPLES.doctor))
    .addOption(
      new Option('--sample <n>', 'number of random rows to compare with the stored events')
        .default(SAMPLE_SIZE)
        .argParser(integer(0, MAX_SAMPLE)),
    )
    .option('--json', 'print the checks as JSON')
    .action(async (given: StoreOrApiFlags & { readonly sample: number }) => {
      const { doctorCommand } = await import('../doctor-command.ts')
      return doctorCommand(
        { ...toStoreOrApi(given, invocation), sample: given.sample, json: given.json === true, version },
        openForMaintenance,
        terminal,
      )
    })

  for (const [kind, description] of [
    ['verify', 'compares derived data with the stored events, and exits with 1 if they differ'],
    ['rebuild', 'corrects derived data that differ from the stored events, while the server accepts events'],
  ] as const)
    addStoreOrApiFlags(program.command(kind))
      .description(`${description}; of a running server, or of a store that no server uses`)
      .addHelpText('after', examples(invocation, EXAMPLES[kind]))
      .option('--json', 'print the result as JSON')
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
      'deletes old runs with their reads and writes, and keeps the lineage; of a running server, or of a store that no server uses',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.prune))
    .addOption(
      new Option('--keep <time>', 'age of the last event from which a run is deleted, such as 90d')
        .argParser(keepTime)
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'only count, delete nothing')
    .option(
      '--force',
      'delete runs even if the newest event is more than 7 days old, which can mean that the clock is wrong',
    )
    .option('--json', 'print the counts as JSON')
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
      'redacts secrets that an older version stored; of a running server, or of a store that no server uses',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.redact))
    .option('--dry-run', 'only count, change nothing')
    .option('--json', 'print the counts as JSON')
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
      'copies a snapshot of an embedded store; of a running server, or of a store that no server uses',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.backup))
    .argument(
      '[file]',
      'a path; for a running server, a name in its --backup-folder (default: named by the time; with --data, in FOLDER/backups)',
    )
    .option('--json', 'print the path and the size as JSON')
    .action(async (file: string | undefined, given: StoreOrApiFlags) => {
      const { backupCommand } = await import('../backup-command.ts')
      return backupCommand(
        { file, ...toStoreOrApi(given, invocation), json: given.json === true },
        openForMaintenance,
        terminal,
      )
    })
}
