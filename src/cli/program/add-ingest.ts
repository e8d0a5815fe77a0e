import type { Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { addApiFlags, toApi, type ApiFlags } from './api-flags.ts'
import type { ProgramContext } from './program-options.ts'

/** `ingest`. */
export function addIngest(program: Command, { terminal, invocation }: ProgramContext): void {
  addApiFlags(program.command('ingest'))
    .description('sends OpenLineage events to a server: NDJSON, a JSON object or array, also gzipped')
    .addHelpText('after', examples(invocation, EXAMPLES.ingest))
    .argument('<path>', 'a file, a folder, or - for standard input')
    .option('--json', 'print the counts as JSON')
    .action(async (path: string, given: ApiFlags & { readonly json?: boolean }) => {
      const { ingestCommand } = await import('../ingest-command.ts')
      return ingestCommand(toApi(given, invocation), path, { json: given.json === true }, terminal)
    })
}
