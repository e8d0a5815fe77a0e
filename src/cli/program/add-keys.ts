import { Option, type Command } from 'commander'
import { EXAMPLES, examples } from '../examples.ts'
import { lifetime, list } from '../options.ts'
import type { ProgramContext } from './program-options.ts'
import { addStoreOrApiFlags, toStoreOrApi, type StoreOrApiFlags } from './store-or-api-flags.ts'

interface KeyFlags extends StoreOrApiFlags {
  readonly scope: readonly string[]
  readonly expires?: number
  readonly namespace?: readonly string[]
}

/** `keys create`, `list` and `revoke`. */
export function addKeys(
  program: Command,
  { terminal, invocation, openForMaintenance: open }: ProgramContext,
): void {
  const keys = program
    .command('keys')
    .description('keys to the API, of a running server, or of a store that none has open')
    .addHelpText('after', examples(invocation, EXAMPLES.keys))
  addStoreOrApiFlags(keys.command('create'))
    .description('makes one and prints it, this once')
    .argument('<name>', 'what people call it')
    .addOption(
      new Option('--scope <scope>', 'read, ingest, edit or admin; repeatable')
        .argParser(list)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--expires <time>', 'after so long it is refused, as in 90d').argParser(lifetime))
    .addOption(
      new Option(
        '--namespace <glob>',
        'what it sends may name only namespaces that fit; repeatable',
      ).argParser(list),
    )
    .option('--json', 'the key with all that is kept of it, as JSON')
    .action(async (name: string, given: KeyFlags) => {
      const { createKey } = await import('../keys-command.ts')
      return createKey(
        toStoreOrApi(given, invocation),
        {
          name,
          scopes: given.scope,
          ...(given.namespace === undefined ? {} : { namespaces: given.namespace }),
          ...(given.expires === undefined ? {} : { expiresAt: Date.now() + given.expires }),
        },
        { json: given.json === true },
        open,
        terminal,
      )
    })
  addStoreOrApiFlags(keys.command('list'))
    .description('what each may do, and what became of it')
    .option('--json', 'one JSON object a line')
    .action(async (given: StoreOrApiFlags) => {
      const { listKeys } = await import('../keys-command.ts')
      return listKeys(toStoreOrApi(given, invocation), { json: given.json === true }, open, terminal)
    })
  addStoreOrApiFlags(keys.command('revoke'))
    .description('ends them at once, within seconds in other servers on the same store')
    .argument('<id...>', 'ids of keys, or the keys themselves')
    .option('--json', 'one JSON object a line')
    .action(async (ids: readonly string[], given: StoreOrApiFlags) => {
      const { revokeKeys } = await import('../keys-command.ts')
      const json = given.json === true
      return revokeKeys(toStoreOrApi(given, invocation), ids.map(keyId), { json }, open, terminal)
    })
}

/** Of a whole key the id alone: the secret of one that is to be revoked need not travel. */
const keyId = (text: string): string => /^trb_([a-z2-7]+)_/.exec(text)?.[1] ?? text
