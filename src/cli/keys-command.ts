import type { KeyJson } from '../app/access/key-json.ts'
import { jsonText, printable } from '../render/printable.ts'
import type { ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { keysOnStore, keysThroughServer, type KeyPort, type KeyWish } from './key-port.ts'
import type { OpenForMaintenance, StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'

/** Where the keys are. */
export interface KeysAt {
  /** The store itself; absent: through the server of `api`. */
  readonly store?: StoreOptions
  readonly api: ApiOptions
}

/** `keys create NAME`: the key on standard output, and what it may do beside it. @throws CommandFailed if it cannot be made */
export async function createKey(
  at: KeysAt,
  wish: KeyWish,
  { json }: { readonly json: boolean },
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const made = await withKeys(at, open, (keys) => keys.create(wish))
  if (json) {
    terminal.out.write(`${jsonText(made)}\n`)
    return
  }
  terminal.out.write(`${made.key}\n`)
  terminal.err.write(
    `${lineOf(made)}\nCopy the key now: it is not shown again. The server stores only a hash of it.\n`,
  )
}

/** `keys list`: what each may do, and what became of it. @throws CommandFailed if the keys cannot be read */
export async function listKeys(
  at: KeysAt,
  { json }: { readonly json: boolean },
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const all = await withKeys(at, open, (keys) => keys.list())
  if (json) for (const key of all) terminal.out.write(`${jsonText(key)}\n`)
  else if (all.length === 0)
    terminal.out.write(`no keys; \`${at.api.invocation} keys create NAME --scope admin\` makes one\n`)
  else for (const key of all) terminal.out.write(`${lineOf(key)}\n`)
}

/** `keys revoke ID…`. @throws CommandFailed at the first that is not there */
export async function revokeKeys(
  at: KeysAt,
  ids: readonly string[],
  { json }: { readonly json: boolean },
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  await withKeys(at, open, async (keys) => {
    for (const id of ids) {
      const key = await keys.revoke(id)
      if (key === undefined)
        throw new CommandFailed('There is no key with this id. `keys list` tells the ids.')
      terminal.out.write(json ? `${jsonText(key)}\n` : `revoked ${key.id}  ${printable(key.name)}\n`)
    }
  })
}

async function withKeys<T>(
  { store, api }: KeysAt,
  open: OpenForMaintenance,
  use: (keys: KeyPort) => Promise<T>,
): Promise<T> {
  if (store === undefined) return use(keysThroughServer(api))
  const opened = await open(store)
  try {
    return await use(keysOnStore(opened))
  } finally {
    await opened.close()
  }
}

function lineOf({ id, name, state, scopes, namespaces, expiresAt, lastUsedAt }: KeyJson): string {
  const parts = [
    id,
    printable(name),
    scopes.join(','),
    ...(namespaces === undefined ? [] : [`in ${printable(namespaces.join(', '))}`]),
    state,
    ...(state === 'active' && expiresAt !== undefined ? [`until ${expiresAt}`] : []),
    lastUsedAt === undefined ? 'never used' : `used ${lastUsedAt}`,
  ]
  return parts.join('  ')
}
