import { isLoopback } from './is-loopback.ts'
import type { ServeOptions, StartServer } from './server-port.ts'
import type { Terminal } from './terminal.ts'

/** SIGHUP means that the terminal was closed. */
export const STOP_SIGNALS: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP']

/** `serve`: prints its address. On a signal to stop it answers the requests in progress and exits. */
export async function serveCommand(
  start: StartServer,
  options: ServeOptions,
  terminal: Terminal,
): Promise<void> {
  // With TLS, SIGHUP makes the server read the certificate again.
  const stopped = terminal.stopped(options.tls === undefined ? STOP_SIGNALS : ['SIGTERM', 'SIGINT'])
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
