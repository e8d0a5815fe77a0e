import { Option, type Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { addStoreFlags, toStoreOptions, type StoreFlags } from '../store-flags.ts'
import { flag, isSet } from '../options.ts'
import { toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `export` and `import`. */
export function addTransfer(program: Command, { terminal, invocation, transfer }: ProgramContext): void {
  addStoreFlags(program.command('export'), terminal.env)
    .description('exports the graph of a running server (--url), or of a store that no server uses')
    .addHelpText('after', examples(invocation, EXAMPLES.export))
    .argument('[file]', 'a file, gzipped if its name ends in .gz, or - for standard output', '-')
    // Not a setting, and without a default: TRIBUTARY_URL in the environment must not change which store is exported.
    .addOption(new Option('--url <url>', 'running server that exports its store (scope admin)'))
    .addOption(flag('--api-key <key>', 'API key to send').secret())
    .action(async (file: string, given: StoreFlags & Partial<ApiFlags>) => {
      const { exportCommand } = await import('../export-command.ts')
      const { url } = given
      if (!isSet(url))
        return exportCommand((write) => transfer.exportGraph(toStoreOptions(given), write), file, terminal)
      const { exportThroughServer } = await import('../export-through-server.ts')
      const api = toApi({ ...given, url }, invocation)
      return exportCommand((write) => exportThroughServer(api, write), file, terminal)
    })

  addStoreFlags(program.command('import'), terminal.env)
    .description('imports an exported graph into an empty store')
    .addHelpText('after', examples(invocation, EXAMPLES.import))
    .argument('<file>', 'a file from export, plain or gzipped')
    .option('--json', 'print the number of rows as JSON')
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
