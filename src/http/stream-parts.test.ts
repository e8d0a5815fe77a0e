import { get } from 'node:http'
import { Hono } from 'hono'
import { afterEach, expect, it } from 'vitest'
import type { AppEnv } from './app-env.ts'
import { listen, type Listening } from './listen.ts'
import { streamParts } from './stream-parts.ts'

let listening: Listening | undefined
afterEach(() => listening?.close(0))

/** Endless parts that say when they were ended, and how many were made by then. */
function endless() {
  let made = 0
  let end: (made: number) => void
  const ended = new Promise<number>((resolve) => (end = resolve))
  function* parts(): Generator<string, undefined> {
    try {
      for (;;) yield `${++made} ${'x'.repeat(1000)}\n`
    } finally {
      end(made)
    }
  }
  return { parts: parts(), ended, made: () => made }
}

it('gives the parts in order, in UTF-8', async () => {
  const parts = Array.from({ length: 40_000 }, (_, i) => `é${i}\n`)
  expect(await new Response(streamParts(parts)).text()).toBe(parts.join(''))
  expect(await new Response(streamParts([])).text()).toBe('')
})

it('makes nothing before it is asked for', async () => {
  const { parts, made } = endless()
  const reader = streamParts(parts).getReader()
  await Promise.resolve()
  expect(made()).toBe(0)
  await reader.read()
  expect(made()).toBeLessThan(100)
  await reader.cancel()
})

it('ends the parts when the client goes away, and waits for one that does not read', async () => {
  const { parts, ended, made } = endless()
  const app = new Hono<AppEnv>()
  app.get('/endless', (c) => c.body(streamParts(parts)))
  listening = await listen(app, '127.0.0.1', 0)
  const { url } = listening
  await new Promise<void>((resolve) => {
    const request = get(`${url}/endless`, (response) => {
      response.once('data', () => {
        response.pause()
        // Whatever fits between server and client is made, and then no more: the count comes to rest.
        let before = -1
        const resting = setInterval(() => {
          if (made() === before) {
            clearInterval(resting)
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
  expect(await ended).toBe(made())
})
