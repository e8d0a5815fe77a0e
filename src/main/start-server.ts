import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailed } from '../cli/command-failed.ts'
import { noKeyMessage } from '../cli/no-key-message.ts'
import { InvalidSettings } from '../cli/settings/invalid-settings.ts'
import type { RunningServer, ServeOptions, StartServer } from '../cli/server-port.ts'
import { createLogger } from '../http/create-logger.ts'
import type { Listening } from '../http/listen.ts'
import { watchTls } from '../http/tls-files.ts'
import { startBootstrapKey } from './bootstrap-key.ts'
import { messageOf } from './message-of.ts'
import { assertStoreExists, toCommandFailure } from './open-store.ts'
import { openServerStore } from './open-server-store.ts'
import { readServerSettings } from './server-settings.ts'
import type { ApiKeys } from '../app/access/create-api-keys.ts'
import { StoreUnavailable, StoreUnusable } from '../store/lineage-store.ts'

/** Milliseconds that the shutdown waits for the trace collector. */
const TRACES_MS = 2_000

/** Starts a server that logs to `err`. Its store is open, unless it is a Neo4j that is unavailable. @throws CommandFailed */
export async function startServer(
  options: ServeOptions,
  version: string,
  err: NodeJS.WriteStream,
  { forCommand = false }: Parameters<StartServer>[1] = {},
): Promise<RunningServer> {
  if (forCommand) assertStoreExists(options)
  const settings = await readServerSettings(options)
  const log = createLogger(options.logLevel, err, options.apiKey === undefined ? [] : [options.apiKey])
  const { store, settled } = openServerStore(options, log)
  let stop = (): Promise<void> => store.close()
  try {
    // Imported while the threads of the store start.
    const { alwaysRequiresKey, wireServer } = await import('./wire-server.ts')
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
      // Behind a proxy, all connections have the address of the proxy.
      maxConnectionsPerAddress: options.trustProxy ? 0 : options.maxConnectionsPerAddress,
      ...(tls === undefined ? {} : { tls }),
    }).catch((error: unknown) => {
      throw error instanceof CannotListen
        ? new CommandFailed(error.message, 'tributary help troubleshooting does not start')
        : error
    })
    stop = async () => {
      await listening.close(0)
      await store.close()
    }
    await settled
    if (options.neo4j === undefined && !forCommand) await announce(options.data, listening.url)
    const { bootstrapKeyFile } = options
    const endBootstrap =
      bootstrapKeyFile === undefined ? undefined : await startBootstrapKey(bootstrapKeyFile, keys, log)
    const isOpen =
      options.apiKey === undefined && identifyToken === undefined && !(await keysMayExist(keys, log))
    if (isOpen && alwaysRequiresKey(options)) throw new InvalidSettings([noKeyMessage(options)])
    const unwatch = watchCertificate(options, listening, log)
    // A bug in the handling of one request must not end the process and all other requests.
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
        await waitAtMost(options.drain.forMs, listening.close(options.drain.forMs).then(settle))
        await waitAtMost(TRACES_MS, endTraces())
        await store.close()
        process.off('unhandledRejection', onUnhandled)
      },
    }
  } catch (error) {
    await stop()
    throw toCommandFailure(error)
  }
}

/** Writes the address into the folder of the store, for the messages of commands that find the folder in use. */
async function announce(folder: string, url: string): Promise<void> {
  const { announceServer } = await import('../store/embedded/folder-lock.ts')
  // A server that listens on every address answers on the loopback address.
  announceServer(folder, url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:'))
}

/** Uses a new certificate as soon as its files change. Returns a function that stops watching. */
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
      log.info({}, 'loaded a new certificate')
    },
    (error) =>
      log.warn(
        { reason: messageOf(error) },
        'the new certificate cannot be used; the server continues with the previous one',
      ),
  )
}

/** Waits for `work`, at most `ms` milliseconds. */
async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  const patience = new AbortController()
  await Promise.race([work, sleep(ms, undefined, { signal: patience.signal })])
  patience.abort()
}

/** Whether a key was ever created. True while the store is unavailable, so that the server requires a key. */
async function keysMayExist(
  keys: Pick<ApiKeys, 'everCreated'>,
  log: { readonly warn: (fields: object, message: string) => void },
): Promise<boolean> {
  try {
    return await keys.everCreated()
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof StoreUnusable)) throw error
    log.warn(
      { reason: error.message },
      'the store is not available, so the server requires a key until it knows whether keys exist',
    )
    return true
  }
}
