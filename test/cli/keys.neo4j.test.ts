import { afterAll, beforeAll, expect, it } from 'vitest'
import { KEYS_TTL_MS } from '../../src/app/access/create-api-keys.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyDatabase } from '../neo4j/test-database.ts'
import { runCli } from './in-process-cli.ts'
import { startCli, type RunningCli } from './run-cli.ts'

describeNeo4j('keys of a shared store', (connection) => {
  const at = [
    '--neo4j-uri',
    connection.uri,
    '--neo4j-user',
    connection.user,
    '--neo4j-password',
    connection.password,
  ]
  let server: RunningCli
  beforeAll(async () => {
    await emptyDatabase(connection)
    server = await startCli(['serve', '--port', '0', ...at])
  })
  afterAll(async () => {
    await server.end()
    await emptyDatabase(connection)
  })

  it('are created beside a running server, which requires them within seconds, and refuses revoked ones', async () => {
    const ask = async (key?: string): Promise<number> => {
      const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
      return (await fetch(new URL('/api/v1/queries', server.url), { headers })).status
    }
    const soon = { timeout: 10 * KEYS_TTL_MS, interval: 100 }
    // The server listens before its store is open.
    await expect.poll(() => ask(), { timeout: 60_000 }).toBe(200)
    const made = await runCli(['keys', 'create', 'ops', '--scope', 'read', ...at])
    const key = made.stdout.trim()
    await expect.poll(() => ask(), soon).toBe(401)
    expect(await ask(key)).toBe(200)
    expect((await runCli(['keys', 'list', ...at])).stdout).toContain('ops  read  active')
    expect((await runCli(['keys', 'revoke', key, ...at])).code).toBe(0)
    await expect.poll(() => ask(key), soon).toBe(401)
    expect(await ask()).toBe(401)
  }, 120_000)
})
