import { createServer } from 'node:net'

/** A free TCP port on the loopback: the preferred one if it is free, otherwise any. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined) {
    const port = await listenOnce(wanted)
    if (port !== undefined) return port
  }
  const port = await listenOnce(0)
  if (port === undefined) throw new Error('no free TCP port on 127.0.0.1')
  return port
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const taken = typeof address === 'object' && address !== null ? address.port : undefined
      server.close(() => resolve(taken))
    })
  })
}
