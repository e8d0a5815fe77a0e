import { Option, type Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { addStoreFlags, toStoreOptions, type StoreFlags } from '../store-flags.ts'
import { flag, isSet } from '../options.ts'
import { toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `export` and `import`. */
export function addTransfer(program: Command, { terminal, invocation, transfer }: ProgramContext): void {
  addStoreFlags(program.command('export'), terminal.env)
    .description(
      'writes the graph to a file, whichever store it lies in: of a running server (--url), or of a store that no server has open',
    )
    .addHelpText('after', examples(invocation, EXAMPLES.export))
    .argument('[file]', 'a file, gzipped if it ends in .gz, or - for standard output', '-')
    // No variable and no default: a shell in which they are set may still export a store of its own.
    .addOption(new Option('--url <url>', 'a running server, which exports its own store (scope admin)'))
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
