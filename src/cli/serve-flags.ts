import { join } from 'node:path'
import { Command } from 'commander'
import { LIMIT_CEILING } from '../app/query-limits.ts'
import { addAccessFlags, toAccessOptions, type AccessFlags } from './access-flags.ts'
import { flag, integer, isSet, lifetime } from './options.ts'
import { sameNamespace, sameNamespaceFile } from './namespace-declarations.ts'
import type { NamespaceDeclaration, ServeOptions } from './server-port.ts'
import { settingsOf } from './settings/apply-settings.ts'
import { collectMistakes } from './settings/invalid-settings.ts'
import { addStoreFlags, toStoreOptions, type StoreFlags } from './store-flags.ts'

const GIB = 1024 ** 3
/** The default limit of a request body in bytes, after decompression. */
export const LARGEST_BODY = 32 * 1024 ** 2

export interface ServeFlags extends StoreFlags, AccessFlags {
  readonly host: string
  readonly port: number
  readonly sameNamespace?: readonly NamespaceDeclaration[]
  readonly sameNamespaceFile?: readonly NamespaceDeclaration[]
  readonly maxBodyBytes: number
  readonly maxNodes: number
  readonly maxEdges: number
  readonly maxSeconds: number
  readonly logLevel: ServeOptions['logLevel']
  readonly slowQueryMs: number
  readonly backupFolder?: string
  readonly keepBackups: number
  readonly keepRuns?: number
  readonly drainDelaySeconds: number
  readonly drainSeconds: number
}

export function addServeFlags(command: Command, env: Readonly<Record<string, string | undefined>>): Command {
  const listening = addStoreFlags(command, env)
    .addOption(flag('--host <host>', 'address to listen on').default('127.0.0.1'))
    .addOption(
      flag('--port <port>', 'port to listen on; 0 picks a free one')
        .default(8080)
        .argParser(integer(0, 65_535)),
    )
  return addAccessFlags(listening)
    .addOption(
      flag(
        '--same-namespace <declaration>',
        'treat one dataset namespace as another, such as "kafka://b2:9092 = kafka://b1:9092"; repeatable',
      ).argParser(sameNamespace),
    )
    .addOption(
      flag('--same-namespace-file <path>', 'file with such declarations, one per line').argParser(
        sameNamespaceFile,
      ),
    )
    .addOption(
      flag('--max-body-bytes <n>', 'maximum bytes of a request body, after decompression')
        .default(LARGEST_BODY)
        .argParser(integer(1024, GIB)),
    )
    .addOption(
      flag('--max-nodes <n>', 'maximum number of nodes in an answer')
        .default(LIMIT_CEILING.nodes)
        .argParser(integer(1, 10_000_000)),
    )
    .addOption(
      flag('--max-edges <n>', 'maximum number of edges in an answer')
        .default(LIMIT_CEILING.edges)
        .argParser(integer(1, 10_000_000)),
    )
    .addOption(
      flag('--max-seconds <s>', 'maximum seconds that a query may take')
        .default(LIMIT_CEILING.timeMs / 1000)
        .argParser(integer(1, 3600)),
    )
    .addOption(
      flag('--log-level <level>', 'lowest level to log on standard error')
        .choices(['silent', 'error', 'warn', 'info', 'debug'])
        .default('info'),
    )
    .addOption(
      flag(
        '--backup-folder <folder>',
        'folder of the server for backups of an embedded store (default: backups in the data folder)',
      ),
    )
    .addOption(
      flag('--keep-backups <n>', 'number of automatically named backups to keep; 0 keeps all')
        .default(7)
        .argParser(integer(0, 10_000)),
    )
    .addOption(
      flag('--keep-runs <time>', 'delete runs this long after their last event (default: never)').argParser(
        lifetime,
      ),
    )
    .addOption(
      flag('--slow-query-ms <ms>', 'log queries that take at least this many milliseconds; 0 for none')
        .default(1000)
        .argParser(integer(0, 3_600_000)),
    )
    .addOption(
      flag('--drain-delay-seconds <s>', 'seconds to keep serving at shutdown while /readyz answers 503')
        .default(0)
        .argParser(integer(0, 600)),
    )
    .addOption(
      flag('--drain-seconds <s>', 'maximum seconds to finish running requests at shutdown')
        .default(10)
        .argParser(integer(0, 600)),
    )
}

/** @throws InvalidSettings if flags contradict each other */
export function toServeOptions(flags: ServeFlags, invocation: string): ServeOptions {
  const { store, access } = collectMistakes({
    store: () => toStoreOptions(flags),
    access: () => toAccessOptions(flags),
  })
  return {
    invocation,
    host: flags.host,
    port: flags.port,
    ...store,
    ...access,
    logLevel: flags.logLevel,
    slowQueryMs: flags.slowQueryMs,
    ...(isSet(flags.backupFolder)
      ? { backupFolder: flags.backupFolder }
      : store.neo4j === undefined
        ? { backupFolder: join(store.data, 'backups') }
        : {}),
    ...(flags.keepBackups === 0 ? {} : { keepBackups: flags.keepBackups }),
    ...(flags.keepRuns === undefined ? {} : { keepRunsMs: flags.keepRuns }),
    drain: { delayMs: flags.drainDelaySeconds * 1000, forMs: flags.drainSeconds * 1000 },
    maxBodyBytes: flags.maxBodyBytes,
    sameNamespaces: [...(flags.sameNamespace ?? []), ...(flags.sameNamespaceFile ?? [])],
    ceiling: { nodes: flags.maxNodes, edges: flags.maxEdges, timeMs: flags.maxSeconds * 1000 },
  }
}

/** The options without any settings. */
export function defaultServeOptions(
  env: Readonly<Record<string, string | undefined>>,
  invocation: string,
): ServeOptions {
  const settings = settingsOf(addServeFlags(new Command(), env))
  const defaults = settings.map(({ key, defaultValue }) => [key, defaultValue as unknown])
  return toServeOptions(Object.fromEntries(defaults) as ServeFlags, invocation)
}
