import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailed } from '../cli/command-failed.ts'
import { needsKeys } from '../cli/needs-keys.ts'
import { WrongSettings } from '../cli/settings/wrong-settings.ts'
import type { RunningServer, ServeOptions } from '../cli/server-port.ts'
import { createLogger } from '../http/create-logger.ts'
import type { Listening } from '../http/listen.ts'
import { watchTls } from '../http/tls-files.ts'
import { startBootstrapKey } from './bootstrap-key.ts'
import { knownKeys } from './known-keys.ts'
import { messageOf } from './message-of.ts'
import { failureOf } from './open-store.ts'
import { openServerStore } from './open-server-store.ts'
import { readServerSettings } from './server-settings.ts'

/** How long the end waits for a collector of traces. */
const TRACES_MS = 2_000

/** A server that listens, on a store that is open unless it is a Neo4j that is away. @throws CommandFailed */
export async function startServer(options: ServeOptions, version: string): Promise<RunningServer> {
  const settings = await readServerSettings(options)
  const log = createLogger(options.logLevel, options.apiKey === undefined ? [] : [options.apiKey])
  const { store, settled } = openServerStore(options, log)
  let stop = (): Promise<void> => store.close()
  try {
    // Loaded while the threads of the store start.
    const { asksAlways, wireServer } = await import('./wire-server.ts')
    const { CannotListen, listen } = await import('../http/listen.ts')
    const { app, keys, readiness, settle, endTraces } = await wireServer(
      options,
      settings,
      version,
      store,
      log,
    )
    const { identifyToken, tls } = settings
    const listening = await listen(app, options.host, options.port, {
      maxConnections: options.maxConnections,
      // Behind a proxy all connections have its address.
      maxConnectionsPerAddress: options.trustProxy ? 0 : options.maxConnectionsPerAddress,
      ...(tls === undefined ? {} : { tls }),
    }).catch((error: unknown) => {
      throw error instanceof CannotListen ? new CommandFailed(error.message) : error
    })
    stop = async () => {
      await listening.close(0)
      await store.close()
    }
    await settled
    const { bootstrapKeyFile } = options
    const endBootstrap =
      bootstrapKeyFile === undefined ? undefined : await startBootstrapKey(bootstrapKeyFile, keys, log)
    const isOpen =
      options.apiKey === undefined && identifyToken === undefined && !(await knownKeys(keys, log))
    if (isOpen && asksAlways(options)) throw new WrongSettings([needsKeys(options)])
    const unwatch = watchCertificate(options, listening, log)
    // A mistake in the handling of one request must not end those of all others.
    const onUnhandled = (reason: unknown): void =>
      log.error({ reason: messageOf(reason) }, 'a rejected promise was not handled')
    process.on('unhandledRejection', onUnhandled)
    return {
      url: listening.url,
      isOpen,
      async close() {
        unwatch()
        endBootstrap?.()
        readiness.drain()
        await sleep(options.drain.delayMs)
        await within(options.drain.forMs, listening.close(options.drain.forMs).then(settle))
        await within(TRACES_MS, endTraces())
        await store.close()
        process.off('unhandledRejection', onUnhandled)
      },
    }
  } catch (error) {
    await stop()
    throw failureOf(error)
  }
}

/** Takes a new certificate as soon as it lies there; returns what ends that. */
function watchCertificate(
  { tls }: ServeOptions,
  listening: Pick<Listening, 'renewTls'>,
  log: Pick<ReturnType<typeof createLogger>, 'info' | 'warn'>,
): () => void {
  if (tls === undefined) return () => undefined
  return watchTls(
    tls,
    (pair) => {
      listening.renewTls(pair)
      log.info({}, 'the certificate was read anew')
    },
    (error) =>
      log.warn({ reason: messageOf(error) }, 'the certificate could not be read anew; the one before stays'),
  )
}

/** Waits for work, but no longer than so many milliseconds. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController()
  await Promise.race([work, sleep(ms, undefined, { signal: patience.signal })])
  patience.abort()
}
