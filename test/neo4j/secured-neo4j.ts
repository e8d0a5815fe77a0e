import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runCli } from '../cli/in-process-cli.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { startJavaNeo4j, type JavaNeo4j, type JavaNeo4jOptions } from './java-neo4j.ts'

export const PASSWORD = 'a-password-of-tests'
const TLS = join(import.meta.dirname, '..', 'http', 'tls')
export const certificate = join(TLS, 'one.cert.pem')

export interface SecuredNeo4j {
  readonly neo4j: JavaNeo4j
  /** Host and port. */
  readonly address: string
  /** Stops it, and starts it again at the same address. */
  restart(changes: Pick<JavaNeo4jOptions, 'password' | 'settings'>): Promise<SecuredNeo4j>
}

/** Starts a Neo4j that requires a password and accepts TLS. `home`: a folder for its data and certificates. */
export async function startSecuredNeo4j(home: string): Promise<SecuredNeo4j> {
  const folder = join(home, 'certificates')
  await mkdir(folder)
  for (const file of ['one.cert.pem', 'one.key.pem']) await copyFile(join(TLS, file), join(folder, file))
  return start({
    home,
    password: PASSWORD,
    shortLived: true,
    settings: {
      'dbms.ssl.policy.bolt.enabled': 'true',
      'dbms.ssl.policy.bolt.base_directory': folder,
      'dbms.ssl.policy.bolt.private_key': 'one.key.pem',
      'dbms.ssl.policy.bolt.public_certificate': 'one.cert.pem',
      'dbms.ssl.policy.bolt.client_auth': 'NONE',
      'server.bolt.tls_level': 'OPTIONAL',
    },
  })
}

async function start(options: JavaNeo4jOptions): Promise<SecuredNeo4j> {
  const neo4j = await startJavaNeo4j(options)
  const address = new URL(neo4j.uri).host
  return {
    neo4j,
    address,
    async restart({ password = options.password, settings = {} }) {
      await neo4j.stop()
      const boltPort = Number(address.split(':')[1])
      return start({
        ...options,
        boltPort,
        ...(password === undefined ? {} : { password }),
        settings: { ...options.settings, ...settings },
      })
    },
  }
}

export const environmentOf = (uri: string, more = {}): Record<string, string> => ({
  TRIBUTARY_NEO4J_URI: uri,
  TRIBUTARY_NEO4J_USER: 'neo4j',
  TRIBUTARY_NEO4J_PASSWORD: PASSWORD,
  TRIBUTARY_LOG_LEVEL: 'warn',
  ...more,
})

export const serve = (uri: string, more = {}): Promise<RunningCli> =>
  startCli(['serve', '--port', '0'], { env: environmentOf(uri, more) })

/** Sends an event by which `target` depends on `name`. */
export const send = (server: RunningCli, name: string): Promise<Response> =>
  fetch(new URL('/api/v1/lineage', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(completeEvent({ inputs: [name], outputs: ['target'] })),
  })

export const sources = async (server: RunningCli): Promise<string> =>
  (await runCli(['query', 'upstream of target show name', '--url', server.url, '--format', 'csv'])).stdout

export const readiness = (server: RunningCli): Promise<Response> => fetch(new URL('/readyz', server.url))
