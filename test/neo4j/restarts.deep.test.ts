import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/neo4j/database.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { javaIsMissing } from './neo4j-jars.ts'
import {
  PASSWORD,
  readiness,
  send,
  serve,
  sources,
  startSecuredNeo4j,
  type SecuredNeo4j,
} from './secured-neo4j.ts'

// It restarts its Neo4j with other settings.
const missing = await javaIsMissing()
if (missing !== undefined) console.warn(`!!! No Neo4j that asks for a password: ${missing}`)

describe.skipIf(missing !== undefined)('a Neo4j that restarts', () => {
  const home = temporaryFolder('restarts')
  let secured: SecuredNeo4j
  beforeAll(async () => {
    secured = await startSecuredNeo4j(home)
  })
  afterAll(() => secured.neo4j.stop())

  async function changePassword(from: string, to: string): Promise<void> {
    const database = openDatabase({
      uri: secured.neo4j.uri,
      user: 'neo4j',
      password: from,
      database: 'system',
    })
    await database.writeAutoCommit(`ALTER CURRENT USER SET PASSWORD FROM '${from}' TO '${to}'`)
    await database.close()
  }

  it('gets no requests for a while after a password change, so that the account is not locked', async () => {
    const server = await serve(secured.neo4j.uri)
    await expect.poll(async () => (await readiness(server)).status, { timeout: 60_000 }).toBe(200)
    await changePassword(PASSWORD, 'another-password')
    secured = await secured.restart({ password: 'another-password' })
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

  it('in read-only mode answers queries, and accepts no events', async () => {
    const writable = await serve(secured.neo4j.uri)
    await expect.poll(async () => (await send(writable, 'before')).status, { timeout: 60_000 }).toBe(201)
    await writable.end()
    secured = await secured.restart({
      password: PASSWORD,
      settings: { 'server.databases.default_to_read_only': 'true' },
    })
    for (const uri of [secured.neo4j.uri, `neo4j://${secured.address}`]) {
      const server = await serve(uri)
      await expect.poll(() => sources(server), { timeout: 60_000 }).toContain('before')
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
