import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { Hono } from 'hono'
import { afterEach, expect, it } from 'vitest'
import type { AppEnv } from '../../src/http/app-env.ts'
import { listen, type ListenOptions, type Listening } from '../../src/http/listen.ts'

const MAX = 100
/** An address of this machine other than its loopback. */
const OWN = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address

let server: Listening | undefined
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await server?.close(0)
})

async function start(options: ListenOptions, host = '127.0.0.1'): Promise<number> {
  const app = new Hono<AppEnv>()
  app.get('/', (c) => c.text('served'))
  server = await listen(app, host, 0, options)
  return Number(new URL(server.url).port)
}

/** Connects from an address and sends nothing. */
function open(port: number, from: string, to = '127.0.0.1'): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: to, localAddress: from }, () => resolve(socket))
    socket.once('error', reject)
    sockets.push(socket)
  })
}

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** The first bytes of a response; empty if the connection was closed. */
const answer = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('data', (data) => resolve(data.toString('latin1')))
    socket.once('close', () => resolve(''))
    socket.write(REQUEST)
  })

const closed = (socket: Socket): Promise<unknown> =>
  new Promise((resolve) => (socket.closed ? resolve(true) : socket.once('close', resolve).resume()))

it('serves a new client at once while one address holds all other connections', async () => {
  const port = await start({ maxConnections: MAX })
  const early = await open(port, '127.0.0.2')
  expect(await answer(early)).toContain('served')
  const idle = await Promise.all(Array.from({ length: 3 * MAX }, () => open(port, '127.0.0.1')))
  for (let i = 0; i < 5; i++) expect(await answer(await open(port, '127.0.0.3'))).toContain('served')
  // The server does not close the connection of another address.
  expect(await answer(early)).toContain('served')
  await closed(idle[0]!)
  expect(await answer(idle.at(-1)!)).toContain('served')
})

it.skipIf(OWN === undefined)("limits the connections of another machine's address", async () => {
  const port = await start({ maxConnections: MAX, maxConnectionsPerAddress: 5 }, '0.0.0.0')
  const ofThisMachine = await Promise.all(Array.from({ length: 20 }, () => open(port, '127.0.0.1')))
  const ofAnother: Socket[] = []
  for (let i = 0; i < 8; i++) ofAnother.push(await open(port, OWN!, OWN))
  await Promise.all(ofAnother.slice(0, 3).map(closed))
  for (const socket of [...ofAnother.slice(3), ...ofThisMachine])
    expect(await answer(socket)).toContain('served')
})

it('counts connections over TLS, and releases closed ones', async () => {
  const file = (name: string) => readFileSync(join(import.meta.dirname, '..', 'http', 'tls', name))
  const tls = { cert: file('one.cert.pem'), key: file('one.key.pem') }
  const port = await start({ maxConnections: 2, tls })
  const openTls = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => resolve(socket))
      socket.once('error', reject)
      sockets.push(socket)
    })
  for (let i = 0; i < 4; i++) {
    const socket = await openTls()
    expect(await answer(socket)).toContain('served')
    socket.destroy()
  }
  const first = await openTls()
  const second = await openTls()
  expect(await answer(first)).toContain('served')
  const third = await openTls()
  expect(await answer(third)).toContain('served')
  await closed(second)
  expect(await answer(first)).toContain('served')
})
