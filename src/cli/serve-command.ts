import { isLoopback } from './is-loopback.ts'
import type { ServeOptions, StartServer } from './server-port.ts'
import type { Terminal } from './terminal.ts'

/** `serve`: says where it listens, and on SIGTERM or SIGINT answers what is under way and ends. */
export async function serveCommand(
  start: StartServer,
  options: ServeOptions,
  terminal: Terminal,
): Promise<void> {
  const stopped = stopSignal()
  const server = await start(options)
  terminal.out.write(`Tributary is listening on ${server.url}\n`)
  if (server.isOpen && !isLoopback(options.host))
    terminal.err.write(
      `WARNING: whoever can reach ${options.host}:${new URL(server.url).port} may read, write and delete everything (--insecure). ` +
        `\`${options.invocation} keys create NAME --scope admin --url ${server.url}\` makes a key, which is asked for from then on.\n`,
    )
  await stopped
  await server.close()
}

/**
 * Resolves with the first signal to end; another one ends the process at once. Not within a second of the first: Ctrl-C
 * under npm arrives twice, from the terminal and from npm. The listeners stay, since without one a signal kills.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    const onSignal = (): void => {
      first ??= performance.now()
      if (performance.now() - first > 1000) process.exit(1)
      resolve()
    }
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal)
  })
}
