import { join } from 'node:path'
import { Command } from 'commander'
import { LIMIT_CEILING } from '../app/query-limits.ts'
import { addAccessFlags, toAccessOptions, type AccessFlags } from './access-flags.ts'
import { flag, integer, isSet, lifetime } from './options.ts'
import { sameNamespace, sameNamespaceFile } from './namespace-declarations.ts'
import type { NamespaceDeclaration, ServeOptions } from './server-port.ts'
import { settingsOf } from './settings/apply-settings.ts'
import { together } from './settings/wrong-settings.ts'
import { addStoreFlags, toStoreOptions, type StoreFlags } from './store-flags.ts'

const GIB = 1024 ** 3
/** How many bytes a request has at the most, once inflated, unless the operator says otherwise. */
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
      flag('--port <port>', 'port to listen on; 0 takes a free one')
        .default(8080)
        .argParser(integer(0, 65_535)),
    )
  return addAccessFlags(listening)
    .addOption(
      flag(
        '--same-namespace <declaration>',
        'that a namespace of datasets is another, as in "kafka://b2:9092 = kafka://b1:9092"; repeatable',
      ).argParser(sameNamespace),
    )
    .addOption(
      flag('--same-namespace-file <path>', 'a file of such declarations, one a line').argParser(
        sameNamespaceFile,
      ),
    )
    .addOption(
      flag('--max-body-bytes <n>', 'largest request, inflated')
        .default(LARGEST_BODY)
        .argParser(integer(1024, GIB)),
    )
    .addOption(
      flag('--max-nodes <n>', 'most nodes of an answer')
        .default(LIMIT_CEILING.nodes)
        .argParser(integer(1, 10_000_000)),
    )
    .addOption(
      flag('--max-edges <n>', 'most edges of an answer')
        .default(LIMIT_CEILING.edges)
        .argParser(integer(1, 10_000_000)),
    )
    .addOption(
      flag('--max-seconds <s>', 'longest query')
        .default(LIMIT_CEILING.timeMs / 1000)
        .argParser(integer(1, 3600)),
    )
    .addOption(
      flag('--log-level <level>', 'how much goes to standard error')
        .choices(['silent', 'error', 'warn', 'info', 'debug'])
        .default('info'),
    )
    .addOption(
      flag(
        '--backup-folder <folder>',
        'where `tributary backup` has the server put copies of an embedded store (default: backups in the data folder)',
      ),
    )
    .addOption(
      flag('--keep-backups <n>', 'keep the newest so many backups that are named by their time; 0 for all')
        .default(7)
        .argParser(integer(0, 10_000)),
    )
    .addOption(
      flag(
        '--keep-runs <time>',
        'drop runs so long after their last event; without it all are kept',
      ).argParser(lifetime),
    )
    .addOption(
      flag('--slow-query-ms <ms>', 'log queries that take so long; 0 for none')
        .default(1000)
        .argParser(integer(0, 3_600_000)),
    )
    .addOption(
      flag(
        '--drain-delay-seconds <s>',
        'when told to end, go on for so long while /readyz says no, until nobody sends more',
      )
        .default(0)
        .argParser(integer(0, 600)),
    )
    .addOption(
      flag('--drain-seconds <s>', 'then finish what is under way for at most so long')
        .default(10)
        .argParser(integer(0, 600)),
    )
}

/** @throws WrongSettings where flags contradict each other */
export function toServeOptions(flags: ServeFlags, invocation: string): ServeOptions {
  const { store, access } = together({
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

/** What holds where nothing is set. */
export function defaultServeOptions(
  env: Readonly<Record<string, string | undefined>>,
  invocation: string,
): ServeOptions {
  const settings = settingsOf(addServeFlags(new Command(), env))
  const defaults = settings.map(({ key, defaultValue }) => [key, defaultValue as unknown])
  return toServeOptions(Object.fromEntries(defaults) as ServeFlags, invocation)
}
