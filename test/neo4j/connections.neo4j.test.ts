import { mkdir, copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/neo4j/database.ts'
import { runCli, startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { startJavaNeo4j, type JavaNeo4j, type JavaNeo4jOptions } from './java-neo4j.ts'
import { javaIsMissing } from './neo4j-jars.ts'
import { temporaryFolder } from '../temporary-folder.ts'

// Its Neo4j requires a password and TLS, and becomes read-only, so the test cannot share one.
const missing = await javaIsMissing()
if (missing !== undefined) console.warn(`!!! No Neo4j that asks for a password: ${missing}`)

const PASSWORD = 'a-password-of-tests'
const certificate = join(import.meta.dirname, '..', 'http', 'tls', 'one.cert.pem')

describe.skipIf(missing !== undefined)('a Neo4j with a password and TLS', () => {
  const home = temporaryFolder('connections')
  let options: JavaNeo4jOptions
  let neo4j: JavaNeo4j
  let address: string
  beforeAll(async () => {
    const folder = join(home, 'certificates')
    await mkdir(folder)
    for (const file of ['one.cert.pem', 'one.key.pem'])
      await copyFile(join(import.meta.dirname, '..', 'http', 'tls', file), join(folder, file))
    options = {
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
    }
    neo4j = await startJavaNeo4j(options)
    address = new URL(neo4j.uri).host
  })
  afterAll(() => neo4j.stop())

  const env = (uri: string, more = {}): Record<string, string> => ({
    TRIBUTARY_NEO4J_URI: uri,
    TRIBUTARY_NEO4J_USER: 'neo4j',
    TRIBUTARY_NEO4J_PASSWORD: PASSWORD,
    TRIBUTARY_LOG_LEVEL: 'warn',
    ...more,
  })
  const serve = (uri: string, more = {}): Promise<RunningCli> =>
    startCli(['serve', '--port', '0'], { env: env(uri, more) })
  const send = (server: RunningCli, name: string): Promise<Response> =>
    fetch(new URL('/api/v1/lineage', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(completeEvent({ inputs: [name], outputs: ['target'] })),
    })
  const sources = async (server: RunningCli): Promise<string> =>
    (await runCli(['query', 'upstream of target show name', '--url', server.url, '--format', 'csv'])).stdout
  const readiness = (server: RunningCli): Promise<Response> => fetch(new URL('/readyz', server.url))

  async function changePassword(from: string, to: string): Promise<void> {
    const database = openDatabase({ uri: neo4j.uri, user: 'neo4j', password: from, database: 'system' })
    await database.alone(`ALTER CURRENT USER SET PASSWORD FROM '${from}' TO '${to}'`)
    await database.close()
  }

  it.each([
    ['bolt+ssc', {}],
    ['neo4j+s', { NODE_EXTRA_CA_CERTS: certificate }],
    ['neo4j', {}],
  ])('is used over %s://, and reads see the latest writes', async (scheme, more) => {
    const server = await serve(`${scheme}://${address}`, more)
    await expect.poll(async () => (await readiness(server)).status, { timeout: 60_000 }).toBe(200)
    for (const n of [1, 2, 3]) {
      const name = `${scheme} ${n}`
      expect((await send(server, name)).status).toBe(201)
      expect(await sources(server)).toContain(name)
    }
    expect((await server.end()).code).toBe(0)
  })

  it('is rejected if its certificate is not trusted', async () => {
    const server = await serve(`bolt+s://${address}`)
    await expect
      .poll(async () => (await readiness(server)).text(), { timeout: 60_000 })
      .toMatch(/certificate/i)
    expect((await readiness(server)).status).toBe(503)
    await server.end()
  })

  it('is rejected with a wrong password, which is reported once', async () => {
    const { code, stdout, stderr } = await runCli(['serve', '--port', '0'], {
      env: env(neo4j.uri, { TRIBUTARY_NEO4J_PASSWORD: 'not-that-one' }),
    })
    expect(code).toBe(1)
    expect(stderr).toContain('refuses the credentials')
    expect(stderr).toContain('give the right user and password')
    expect(stdout + stderr).not.toContain('not-that-one')
  })

  it('is rejected if its address contains a password, which the message does not repeat', async () => {
    const { code, stdout, stderr } = await runCli(['serve', '--port', '0'], {
      env: env(`bolt://neo4j:not-that-one@${address}`),
    })
    expect(code).toBe(78)
    expect(stderr).toContain('TRIBUTARY_NEO4J_PASSWORD')
    expect(stdout + stderr).not.toContain('not-that-one')
  })

  it('is unusable if it has no database with the given name', async () => {
    const { code, stderr } = await runCli(['serve', '--port', '0'], {
      env: env(neo4j.uri, { TRIBUTARY_NEO4J_DATABASE: 'nowhere' }),
    })
    expect([code, stderr]).toEqual([1, expect.stringContaining('create it or name another')])
  })

  it('gets no requests for a while after a password change, so that the account is not locked', async () => {
    const server = await serve(neo4j.uri)
    await expect.poll(async () => (await readiness(server)).status, { timeout: 60_000 }).toBe(200)
    await changePassword(PASSWORD, 'another-password')
    await neo4j.stop()
    neo4j = await startJavaNeo4j({
      ...options,
      password: 'another-password',
      boltPort: Number(address.split(':')[1]),
    })
    for (let i = 0; i < 10; i++) {
      const refused = await send(server, 'lost')
      expect(refused.status).toBe(503)
      expect(await refused.json()).toMatchObject({
        detail: expect.stringContaining('refuses the credentials') as string,
      })
      expect((await readiness(server)).status).toBe(503)
    }
    // A locked account would also reject its owner.
    await changePassword('another-password', PASSWORD)
    await server.end()
  })

  it('passes bookmarks between connections only if there are several servers', async () => {
    const how = { user: 'neo4j', password: PASSWORD }
    const one = openDatabase({ uri: `neo4j+ssc://${address}`, ...how })
    const other = openDatabase({ uri: `neo4j+ssc://${address}`, ...how })
    await one.write((tx) => tx.rows('CREATE (:Content)'), { timeoutMs: 5_000 })
    const written = await one.bookmarks()
    expect(written).toHaveLength(1)
    await other.follow(written)
    expect(await other.bookmarks()).toEqual(written)
    expect(
      await other.read((tx) => tx.rows('MATCH (n:Content) WHERE n.id IS NULL RETURN 1'), {
        timeoutMs: 5_000,
      }),
    ).toHaveLength(1)
    await expect(other.read((tx) => tx.rows('CREATE (:Content)'), { timeoutMs: 5_000 })).rejects.toThrow(
      /read access mode/i,
    )
    const single = openDatabase({ uri: neo4j.uri, ...how })
    await single.write((tx) => tx.rows('MATCH (n:Content) WHERE n.id IS NULL DELETE n'), { timeoutMs: 5_000 })
    expect(await single.bookmarks()).toEqual([])
    await Promise.all([one, other, single].map((database) => database.close()))
  })

  it('in read-only mode answers queries, and accepts no events', async () => {
    await neo4j.stop()
    const boltPort = Number(address.split(':')[1])
    neo4j = await startJavaNeo4j({
      ...options,
      boltPort,
      settings: { ...options.settings, 'server.databases.default_to_read_only': 'true' },
    })
    for (const uri of [neo4j.uri, `neo4j://${address}`]) {
      const server = await serve(uri)
      await expect.poll(() => sources(server), { timeout: 60_000 }).toContain('neo4j 3')
      const refused = await send(server, 'refused')
      expect(refused.status).toBe(503)
      expect(await refused.json()).toMatchObject({
        detail: expect.stringContaining('takes no writes') as string,
      })
      const ready = await readiness(server)
      expect([ready.status, await ready.json()]).toEqual([
        503,
        expect.objectContaining({ detail: expect.stringContaining('takes no writes') as string }),
      ])
      expect(await sources(server)).not.toContain('refused')
      await server.end()
    }
  })
})
