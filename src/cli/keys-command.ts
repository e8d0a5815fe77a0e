import type { KeyJson } from '../app/access/key-json.ts'
import { jsonText, printable } from '../render/printable.ts'
import type { ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { keysOnStore, keysThroughServer, type KeyPort, type NewKey } from './key-port.ts'
import type { OpenForMaintenance, StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'

/** The store or server of the keys. */
export interface KeyLocation {
  /** The store to open; absent: use the server of `api`. */
  readonly store?: StoreOptions
  readonly api: ApiOptions
}

/** `keys create NAME`: prints the key on standard output, and its properties on standard error. @throws CommandFailed */
export async function createKey(
  at: KeyLocation,
  newKey: NewKey,
  { json }: { readonly json: boolean },
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const made = await withKeys(at, open, (keys) => keys.create(newKey))
  if (json) {
    terminal.out.write(`${jsonText(made)}\n`)
    return
  }
  terminal.out.write(`${made.key}\n`)
  terminal.err.write(
    `${lineOf(made)}\nCopy the key now: it is not shown again. The server stores only a hash of it.\n`,
  )
}

/** `keys list`: prints the scopes and the state of each key. @throws CommandFailed if the keys cannot be read */
export async function listKeys(
  at: KeyLocation,
  { json }: { readonly json: boolean },
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  const all = await withKeys(at, open, (keys) => keys.list())
  if (json) for (const key of all) terminal.out.write(`${jsonText(key)}\n`)
  else if (all.length === 0)
    terminal.out.write(`no keys; \`${at.api.invocation} keys create NAME --scope admin\` creates one\n`)
  else for (const key of all) terminal.out.write(`${lineOf(key)}\n`)
}

/** `keys revoke ID…`. @throws CommandFailed at the first unknown id */
export async function revokeKeys(
  at: KeyLocation,
  ids: readonly string[],
  { json }: { readonly json: boolean },
  open: OpenForMaintenance,
  terminal: Terminal,
): Promise<void> {
  await withKeys(at, open, async (keys) => {
    for (const id of ids) {
      const key = await keys.revoke(id)
      if (key === undefined)
        throw new CommandFailed('No key has this id. `keys list` shows the ids.', 'tributary keys list')
      terminal.out.write(json ? `${jsonText(key)}\n` : `revoked ${key.id}  ${printable(key.name)}\n`)
    }
  })
}

async function withKeys<T>(
  { store, api }: KeyLocation,
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
