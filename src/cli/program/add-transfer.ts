import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { addStoreFlags, toStoreOptions, type StoreFlags } from '../store-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `export` and `import`. */
export function addTransfer(program: Command, { terminal, invocation, transfer }: ProgramContext): void {
  addStoreFlags(program.command('export'), terminal.env)
    .description('writes the graph to a file, whichever store it lies in')
    .addHelpText('after', examples(invocation, EXAMPLES.export))
    .argument('[file]', 'a file, gzipped if it ends in .gz, or - for standard output', '-')
    .action(async (file: string, given: StoreFlags) => {
      const { exportCommand } = await import('../export-command.ts')
      return exportCommand(transfer.exportGraph, toStoreOptions(given), file, terminal)
    })

  addStoreFlags(program.command('import'), terminal.env)
    .description('fills an empty store with an exported graph')
    .addHelpText('after', examples(invocation, EXAMPLES.import))
    .argument('<file>', 'what export wrote, plain or gzipped')
    .option('--json', 'the number of rows as JSON')
    .action(async (file: string, given: StoreFlags & { readonly json?: boolean }) => {
      const { importCommand } = await import('../import-command.ts')
      return importCommand(
        transfer.importGraph,
        toStoreOptions(given),
        file,
        { json: given.json === true },
        terminal,
      )
    })
}
