import { isLoopback } from './is-loopback.ts'
import type { ServeOptions, StartServer } from './server-port.ts'
import type { Terminal } from './terminal.ts'

/** SIGHUP means that the terminal was closed. */
const ALL_SIGNALS: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP']

/** `serve`: prints its address. On a signal to stop it answers the requests in progress and exits. */
export async function serveCommand(
  start: StartServer,
  options: ServeOptions,
  terminal: Terminal,
): Promise<void> {
  // With TLS, SIGHUP makes the server read the certificate again.
  const stopped = stopSignal(options.tls === undefined ? ALL_SIGNALS : ['SIGTERM', 'SIGINT'])
  const server = await start(options)
  terminal.out.write(`Tributary is listening on ${server.url}\n`)
  if (server.isOpen && !isLoopback(options.host))
    terminal.err.write(
      `WARNING: everyone who can reach ${options.host}:${new URL(server.url).port} can read, write and delete everything (--insecure). ` +
        `To require a key from then on, create one: ${options.invocation} keys create NAME --scope admin --url ${server.url}\n`,
    )
  await stopped
  await server.close()
}

/**
 * Resolves at the first signal. A second signal exits the process at once, unless it comes within a second: under npm, Ctrl-C
 * arrives twice, from the terminal and from npm. The listeners remain, because without one a signal would kill the process.
 */
export function stopSignal(signals: readonly NodeJS.Signals[] = ALL_SIGNALS): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    const onSignal = (): void => {
      first ??= performance.now()
      if (performance.now() - first > 1000) process.exit(1)
      resolve()
    }
    for (const signal of signals) process.on(signal, onSignal)
  })
}
