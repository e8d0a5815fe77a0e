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
    .description('creates, lists and revokes API keys, of a running server or of a store that no server uses')
    .addHelpText('after', examples(invocation, EXAMPLES.keys))
  addStoreOrApiFlags(keys.command('create'))
    .description('creates a key and prints it; it is not shown again')
    .argument('<name>', 'a name for the key')
    .addOption(
      new Option('--scope <scope>', 'scope of the key: read, ingest, edit or admin; repeatable')
        .argParser(list)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--expires <time>', 'time until the key expires, such as 90d (default: never)').argParser(
        lifetime,
      ),
    )
    .addOption(
      new Option(
        '--namespace <glob>',
        'namespaces that events of this key may use; repeatable (default: all)',
      ).argParser(list),
    )
    .option('--json', 'print the key and its properties as JSON')
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
    .description('lists keys with their scopes and state')
    .option('--json', 'print one JSON object per line')
    .action(async (given: StoreOrApiFlags) => {
      const { listKeys } = await import('../keys-command.ts')
      return listKeys(toStoreOrApi(given, invocation), { json: given.json === true }, open, terminal)
    })
  addStoreOrApiFlags(keys.command('revoke'))
    .description('revokes keys at once; other servers on the same store follow within seconds')
    .argument('<id...>', 'ids of keys, or the keys themselves')
    .option('--json', 'print one JSON object per line')
    .action(async (ids: readonly string[], given: StoreOrApiFlags) => {
      const { revokeKeys } = await import('../keys-command.ts')
      const json = given.json === true
      return revokeKeys(toStoreOrApi(given, invocation), ids.map(keyId), { json }, open, terminal)
    })
}

/** The id in a whole key, so that its secret is not sent. */
const keyId = (text: string): string => /^trb_([a-z2-7]+)_/.exec(text)?.[1] ?? text
