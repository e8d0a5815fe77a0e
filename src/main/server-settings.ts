import type { Identified } from '../app/access/caller.ts'
import type { ServeOptions } from '../cli/server-port.ts'
import { InvalidSettings } from '../cli/settings/invalid-settings.ts'
import { readTls, UnusableTls, type TlsPair } from '../http/tls-files.ts'
import { readNamespaceAliases } from '../openlineage/naming/read-namespace-aliases.ts'
import type { NamespaceAliases } from '../openlineage/naming/namespace-aliases.ts'
import { openTokenCheck } from './open-token-check.ts'
import { isTracingConfigured } from './tracing-settings.ts'

/** The parsed settings of a server. */
export interface ServerSettings {
  readonly same: NamespaceAliases
  readonly identifyToken?: (token: string) => Promise<Identified>
  readonly tls?: TlsPair
  /** Whether the variables of OpenTelemetry name a collector. */
  readonly isTracing: boolean
}

/** Parses settings and reads the files that they name, before anything is opened. @throws InvalidSettings */
export async function readServerSettings(options: ServeOptions): Promise<ServerSettings> {
  const same = readNamespaceAliases(options.sameNamespaces ?? [])
  if (!same.ok) throw new InvalidSettings(same.error)
  const isTracing = isTracingConfigured(process.env)
  const identifyToken = await openTokenCheck(options)
  const tls = options.tls && (await readTls(options.tls).catch(asInvalidSettings))
  return {
    same: same.value,
    isTracing,
    ...(identifyToken === undefined ? {} : { identifyToken }),
    ...(tls === undefined ? {} : { tls }),
  }
}

function asInvalidSettings(error: unknown): never {
  throw error instanceof UnusableTls ? new InvalidSettings([error.message]) : error
}
