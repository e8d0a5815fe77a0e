import { get } from 'node:http'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterEach, expect, it } from 'vitest'
import { createAnswerMemory, type AnswerMemory } from '../app/answer-memory.ts'
import { answerBody } from './answer-body.ts'
import type { AppEnv } from './app-env.ts'
import { listen, type Listening } from './listen.ts'

const CAPACITY = 1_000_000
const HELD = 1_000

let listening: Listening | undefined
afterEach(() => listening?.close(0))

/** Endless parts that count how many were made, and record when they were ended. */
function endless() {
  let made = 0
  let end: () => void
  const ended = new Promise<void>((resolve) => (end = resolve))
  function* parts(): Generator<string, undefined> {
    try {
      for (;;) yield `${++made} ${'x'.repeat(1000)}\n`
    } finally {
      end()
    }
  }
  return { parts: parts(), ended, made: () => made }
}

/** Serves parts at `/`; they take `HELD` bytes of the memory. */
async function serve(
  memory: AnswerMemory,
  { parts, bytes }: Parameters<typeof answerBody>[1],
  chunkMs?: number,
): Promise<string> {
  const app = new Hono<AppEnv>()
  app.get('/', (c) => {
    const held = memory.hold('a')
    held.take(HELD)
    return c.body(answerBody(c, { parts, bytes }, held, chunkMs))
  })
  listening = await listen(app, '127.0.0.1', 0)
  return listening.url
}

const untilFree = (memory: AnswerMemory) => expect.poll(() => memory.free).toBe(CAPACITY)

it.each([
  ['none', []],
  ['small ones', ['é', new Uint8Array([97, 98]), 'c']],
  ['many', Array.from({ length: 40_000 }, (_, i) => `é${i}\n`)],
  [
    'large and small ones',
    ['a', new Uint8Array(300_000).fill(98), 'c'.repeat(20_000), 'd', 'e'.repeat(70_000)],
  ],
])('sends all parts in order: %s', async (_, parts) => {
  const memory = createAnswerMemory(CAPACITY)
  const whole = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
  const url = await serve(memory, { parts, bytes: whole.byteLength })
  const response = await fetch(url)
  expect(Buffer.from(await response.arrayBuffer()).equals(whole)).toBe(true)
  await untilFree(memory)
})

it('makes only what the client reads, and frees the memory when it disconnects', async () => {
  const memory = createAnswerMemory(CAPACITY)
  const { parts, ended, made } = endless()
  const url = await serve(memory, { parts, bytes: Infinity })
  await new Promise<void>((resolve) => {
    const request = get(url, (response) => {
      response.once('data', () => {
        response.pause()
        // Parts are made until the buffers between server and client are full: then the count no longer changes.
        let before = -1
        const resting = setInterval(() => {
          if (made() === before) {
            clearInterval(resting)
            expect(memory.free).toBe(CAPACITY - HELD)
            request.destroy()
            resolve()
          }
          before = made()
        }, 100)
      })
      response.on('error', () => undefined)
    })
    request.on('error', () => undefined)
  })
  await ended
  await untilFree(memory)
})

it('closes the connection of a client that reads nothing, and frees the memory', async () => {
  const memory = createAnswerMemory(CAPACITY)
  const { parts, ended } = endless()
  const url = new URL(await serve(memory, { parts, bytes: Infinity }, 300))
  const socket = connect(Number(url.port), url.hostname)
  socket.on('error', () => undefined)
  socket.once('data', () => socket.pause())
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await ended
  await untilFree(memory)
  socket.destroy()
})
