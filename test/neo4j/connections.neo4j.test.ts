import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/neo4j/database.ts'
import { runCli } from '../cli/in-process-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import type { JavaNeo4j } from './java-neo4j.ts'
import { javaIsMissing } from './neo4j-jars.ts'
import {
  certificate,
  environmentOf,
  PASSWORD,
  readiness,
  send,
  serve,
  sources,
  startSecuredNeo4j,
} from './secured-neo4j.ts'

// Its Neo4j requires a password and TLS, so the test cannot share one.
const missing = await javaIsMissing()
if (missing !== undefined) console.warn(`!!! No Neo4j that asks for a password: ${missing}`)

describe.skipIf(missing !== undefined)('a Neo4j with a password and TLS', () => {
  const home = temporaryFolder('connections')
  let neo4j: JavaNeo4j
  let address: string
  beforeAll(async () => ({ neo4j, address } = await startSecuredNeo4j(home)))
  afterAll(() => neo4j.stop())

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
      env: environmentOf(neo4j.uri, { TRIBUTARY_NEO4J_PASSWORD: 'not-that-one' }),
    })
    expect(code).toBe(1)
    expect(stderr).toContain('refuses the credentials')
    expect(stderr).toContain('give the right user and password')
    expect(stdout + stderr).not.toContain('not-that-one')
  })

  it('is rejected if its address contains a password, which the message does not repeat', async () => {
    const { code, stdout, stderr } = await runCli(['serve', '--port', '0'], {
      env: environmentOf(`bolt://neo4j:not-that-one@${address}`),
    })
    expect(code).toBe(78)
    expect(stderr).toContain('TRIBUTARY_NEO4J_PASSWORD')
    expect(stdout + stderr).not.toContain('not-that-one')
  })

  it('is unusable if it has no database with the given name', async () => {
    const { code, stderr } = await runCli(['serve', '--port', '0'], {
      env: environmentOf(neo4j.uri, { TRIBUTARY_NEO4J_DATABASE: 'nowhere' }),
    })
    expect([code, stderr]).toEqual([1, expect.stringContaining('create it or name another')])
  })

  it('passes bookmarks between connections only if there are several servers', async () => {
    const how = { user: 'neo4j', password: PASSWORD }
    const one = openDatabase({ uri: `neo4j+ssc://${address}`, ...how })
    const other = openDatabase({ uri: `neo4j+ssc://${address}`, ...how })
    await one.write((tx) => tx.rows('CREATE (:Content)'), { timeoutMs: 5_000 })
    const written = await one.bookmarks()
    expect(written).toHaveLength(1)
    await other.updateBookmarks(written)
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
})
