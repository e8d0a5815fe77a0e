import { expect, it } from 'vitest'
import { createReadiness } from './readiness.ts'

const idle = { committingMs: 0 }
const answering = { ready: () => Promise.resolve() }

it('is ready while the store answers, and otherwise says why not', async () => {
  expect(await createReadiness({ store: answering, ingest: idle }).unready()).toBeUndefined()
  const away = { ready: () => Promise.reject(new Error('nobody there')) }
  expect(await createReadiness({ store: away, ingest: idle }).unready()).toBe('nobody there')
})

it('limits the wait for a hanging store, and sends it one check at a time', async () => {
  let asked = 0
  const answer = Promise.withResolvers<undefined>()
  const store = {
    ready: () => {
      asked++
      return answer.promise
    },
  }
  const readiness = createReadiness({ store, ingest: idle, patienceMs: 5 })
  const reasons = await Promise.all([readiness.unready(), readiness.unready()])
  expect(reasons).toEqual([
    'the store has not answered for 0.005 s',
    'the store has not answered for 0.005 s',
  ])
  await readiness.unready()
  expect(asked).toBe(1)
  answer.resolve(undefined)
  await answer.promise
  expect(await createReadiness({ store, ingest: idle }).unready()).toBeUndefined()
})

it('is not ready while a commit does not finish', async () => {
  const ingest = { committingMs: 60_000 }
  const readiness = createReadiness({ store: answering, ingest })
  expect(await readiness.unready()).toBeUndefined()
  ingest.committingMs = 61_000
  expect(await readiness.unready()).toBe('a commit has been running for 61 s')
})

it('is not ready once it is about to stop', async () => {
  const readiness = createReadiness({ store: answering, ingest: idle })
  readiness.drain()
  expect(await readiness.unready()).toBe('the server is stopping')
})
