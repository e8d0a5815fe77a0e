import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { findJava } from './find-java.ts'
import { fetchNeo4jJars } from './neo4j-jars.ts'
import { neo4jVersion } from './neo4j-version.ts'
import type { RunningNeo4j, Settings } from './running-neo4j.ts'
import { waitForBolt } from './wait-for-bolt.ts'

const READY_WITHIN_MS = 120_000
const OPENS = [
  'java.base/java.nio',
  'java.base/java.io',
  'java.base/sun.nio.ch',
  'java.base/java.util.concurrent',
]

/** The main class of version 5. */
const OF_ITS_OWN = 'org.neo4j.server.CommunityEntryPoint'
/** The main class of 2025 or later; the usual one would start another process. */
const OF_CALENDAR_VERSIONS = [
  '--add-modules=jdk.incubator.vector',
  '--enable-native-access=ALL-UNNAMED',
  join(import.meta.dirname, 'StartNeo4j.java'),
]

/**
 * Ends the server when the standard input closes, which also happens when this process is killed: the server must not
 * outlive this process.
 */
const BOUND_TO_STDIN = `
exec 3<&0
"$@" </dev/null &
server=$!
echo "pid $server"
(cat <&3 >/dev/null; kill $server 2>/dev/null) &
wait $server`

export interface JavaNeo4jOptions {
  /** The folder of the server's data, logs and configuration. */
  readonly home: string
  /** Preferred ports, used if they are free. */
  readonly boltPort?: number
  readonly httpPort?: number
  /** Settings of neo4j.conf that add to or replace those of all tests. */
  readonly settings?: Settings
  /** The password of `neo4j`, set if the home is new; without one there is no authentication. */
  readonly password?: string
  /** For short runs: Java compiles quickly instead of well, and collects garbage with one thread. Halves the cost of a start. */
  readonly shortLived?: boolean
}

export interface JavaNeo4j extends RunningNeo4j {
  /** Stops the server's process with SIGSTOP: its connections remain open without answers until `resume`. */
  pause(): void
  /** Resumes the process; harmless if it was not paused. */
  resume(): void
  /** Kills the server like a power cut; its files remain for the next start. */
  kill(): Promise<void>
}

/** Starts Neo4j Community on the loopback; resolves when it answers over Bolt. */
export async function startJavaNeo4j(options: JavaNeo4jOptions): Promise<JavaNeo4j> {
  const { version, java: least } = neo4jVersion()
  const found = await findJava(least)
  if (found === undefined) throw new Error(`Neo4j ${version} needs Java ${least} or newer`)
  const jars = await fetchNeo4jJars()
  const bolt = await freePort(options.boltPort)
  const http = await freePort(options.httpPort)
  const conf = join(options.home, 'conf')
  await mkdir(conf, { recursive: true })
  const { password } = options
  const settings = {
    ...(password === undefined ? {} : { 'dbms.security.auth_enabled': 'true' }),
    ...options.settings,
  }
  await writeFile(join(conf, 'neo4j.conf'), configuration(bolt, http, settings))
  if (password !== undefined && !existsSync(join(options.home, 'data', 'dbms')))
    await promisify(execFile)(
      found.path,
      ['-cp', join(jars, '*'), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password],
      { env: { ...process.env, NEO4J_HOME: options.home, NEO4J_CONF: conf } },
    )

  const java = [
    ...[found.path, ...(options.shortLived ? ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] : [])],
    ...[...OPENS.map((module) => `--add-opens=${module}=ALL-UNNAMED`), '-cp', join(jars, '*')],
    ...(version.startsWith('5.') ? [OF_ITS_OWN] : OF_CALENDAR_VERSIONS),
    ...[`--home-dir=${options.home}`, `--config-dir=${conf}`],
  ]
  const child = spawn('sh', ['-c', BOUND_TO_STDIN, 'neo4j', ...java], { stdio: ['pipe', 'pipe', 'pipe'] })
  let log = ''
  let server: number | undefined
  const keep = (chunk: Buffer): void => {
    log += chunk.toString()
    server ??= Number(/^pid (\d+)$/m.exec(log)?.[1] ?? Number.NaN) || undefined
    log = log.slice(-4_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  let ended: string | undefined
  const end = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ended = `Neo4j did not start: ${String(error)}`
      resolve()
    })
    child.once('exit', (code) => {
      ended = `Neo4j ended with code ${String(code)}:\n${log}`
      resolve()
    })
  })
  const signal = (name: NodeJS.Signals): void => {
    if (server === undefined) throw new Error('the process of the server is not known')
    process.kill(server, name)
  }
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await end
  }
  const kill = async (): Promise<void> => {
    signal('SIGKILL')
    await end
  }

  const connection = { uri: `bolt://127.0.0.1:${bolt}`, user: 'neo4j', password: password ?? 'unused' }
  try {
    await waitForBolt(connection, READY_WITHIN_MS, () => ended)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ...connection,
    from: `Java, Neo4j ${version}`,
    httpUrl: `http://127.0.0.1:${http}`,
    stop,
    kill,
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
  }
}

function configuration(bolt: number, http: number, settings: JavaNeo4jOptions['settings']): string {
  const all = {
    'server.bolt.enabled': 'true',
    'server.bolt.listen_address': `127.0.0.1:${bolt}`,
    'server.bolt.advertised_address': `127.0.0.1:${bolt}`,
    'server.http.enabled': 'true',
    'server.http.listen_address': `127.0.0.1:${http}`,
    'server.http.advertised_address': `127.0.0.1:${http}`,
    'server.https.enabled': 'false',
    'dbms.security.auth_enabled': 'false',
    'dbms.usage_report.enabled': 'false',
    'client.allow_telemetry': 'false',
    'server.memory.heap.initial_size': '256m',
    'server.memory.heap.max_size': '512m',
    'server.memory.pagecache.size': '256m',
    'db.tx_log.rotation.retention_policy': '2 files',
    ...settings,
  }
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
