import neo4j, { type Config } from 'neo4j-driver'

const BETWEEN_TRIES_MS = 200
const CONFIG: Partial<Config> = {
  connectionTimeout: 2_000,
  logging: { level: 'error', logger: () => undefined },
}

/**
 * Resolves when the server answers a query over Bolt.
 * @throws Error with the last answer after `timeoutMs`, or with the result of `failed` as soon as it returns one
 */
export async function waitForBolt(
  connection: { readonly uri: string; readonly user: string; readonly password: string },
  timeoutMs: number,
  failed: () => string | undefined = () => undefined,
): Promise<void> {
  const driver = neo4j.driver(connection.uri, neo4j.auth.basic(connection.user, connection.password), CONFIG)
  const end = Date.now() + timeoutMs
  try {
    for (;;) {
      const cause = failed()
      if (cause !== undefined) throw new Error(cause)
      try {
        await driver.executeQuery('RETURN 1')
        return
      } catch (error) {
        if (Date.now() > end)
          throw new Error(`no answer over Bolt at ${connection.uri}: ${String(error)}`, { cause: error })
      }
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS))
    }
  } finally {
    await driver.close()
  }
}
