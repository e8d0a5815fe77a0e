import { randomBytes } from 'node:crypto'
import type { ApiOptions } from './api-client.ts'
import { defaultServeOptions } from './serve-flags.ts'
import type { StartServer } from './server-port.ts'
import type { Terminal } from './terminal.ts'

/** The folder of an embedded store that no server uses. */
export interface Folder {
  readonly api: ApiOptions
  readonly data: string
}

/**
 * Runs a command that asks a server on a store that no server uses. It starts a server in this process that only the command can
 * use, so the answers are those of any other server. @throws CommandFailed if the store does not exist, or if another process uses it
 */
export async function withOwnServer(
  { api, data }: Folder,
  start: StartServer,
  terminal: Terminal,
  use: (api: ApiOptions) => Promise<void>,
): Promise<void> {
  // Other processes of this machine can reach the port, but do not know the key.
  const apiKey = randomBytes(24).toString('base64url')
  const server = await start(
    {
      ...defaultServeOptions(terminal.env, api.invocation),
      data,
      port: 0,
      apiKey,
      rateLimit: 0,
      logLevel: 'error',
    },
    { forCommand: true },
  )
  try {
    await use({ ...api, url: server.url, apiKey })
  } finally {
    await server.close()
  }
}
