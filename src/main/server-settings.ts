import type { Identified } from '../app/access/caller.ts'
import type { ServeOptions } from '../cli/server-port.ts'
import { WrongSettings } from '../cli/settings/wrong-settings.ts'
import { readTls, UnusableTls, type TlsPair } from '../http/tls-files.ts'
import { readNamespaceAliases } from '../openlineage/naming/read-namespace-aliases.ts'
import type { NamespaceAliases } from '../openlineage/naming/namespace-aliases.ts'
import { openTokenCheck } from './open-token-check.ts'

/** What a server's settings stand for. */
export interface ServerSettings {
  readonly same: NamespaceAliases
  readonly identifyToken?: (token: string) => Promise<Identified>
  readonly tls?: TlsPair
}

/** Reads what settings name, before anything is opened. @throws WrongSettings */
export async function readServerSettings(options: ServeOptions): Promise<ServerSettings> {
  const same = readNamespaceAliases(options.sameNamespaces ?? [])
  if (!same.ok) throw new WrongSettings(same.error)
  const identifyToken = await openTokenCheck(options)
  const tls = options.tls && (await readTls(options.tls).catch(asWrongSettings))
  return {
    same: same.value,
    ...(identifyToken === undefined ? {} : { identifyToken }),
    ...(tls === undefined ? {} : { tls }),
  }
}

function asWrongSettings(error: unknown): never {
  throw error instanceof UnusableTls ? new WrongSettings([error.message]) : error
}
