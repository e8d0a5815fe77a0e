import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openEmbeddedStore } from '../store/embedded/open-embedded-store.ts'
import { StoreUnavailable, StoreUnusable } from '../store/lineage-store.ts'
import { createReconnectingStore, openReconnectingStore } from './reconnecting-store.ts'

vi.unmock('../store/threads/start-worker.ts')

const producerRulesModule = new URL('../openlineage/producer-rules.ts', import.meta.url)

it('is unavailable until the store can be opened, then forwards to it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-late-'))
  const failures: unknown[] = []
  let opened = 0
  const store = await openReconnectingStore({
    kind: 'embedded',
    pending: 'the store is not open yet',
    retryMs: 10,
    open: () =>
      failures.length < 3
        ? Promise.reject(
            failures.length === 1 ? new StoreUnusable('wrong password') : new StoreUnavailable('not started'),
          )
        : openEmbeddedStore({ folder, producerRulesModule }),
    onOpened: () => opened++,
    onFailure: (error) => failures.push(error),
  })
  await expect(store.ready()).rejects.toThrow(StoreUnavailable)
  await expect(store.ingest([])).rejects.toThrow('not started')
  await expect.poll(() => opened, { timeout: 10_000 }).toBe(1)
  await store.ready()
  expect(await store.read({ kind: 'lookup', names: [{ of: 'dataset', text: 'nothing' }] })).toMatchObject([
    { how: 'none' },
  ])
  expect(failures).toHaveLength(3)
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

it('throws an error that a retry cannot fix, without reporting a retry', async () => {
  const failures: unknown[] = []
  const late = openReconnectingStore({
    kind: 'embedded',
    pending: 'not yet',
    open: () => Promise.reject(new StoreUnusable('not writable')),
    onFailure: (error) => failures.push(error),
  })
  await expect(late).rejects.toThrow('not writable')
  expect(failures).toEqual([])
})

it('waits for the first attempt for a limited time, and uses the store once it is open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-late-'))
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const store = await openReconnectingStore({
    kind: 'embedded',
    pending: 'the store is not open yet',
    patienceMs: 20,
    open: () => arrived.then(() => openEmbeddedStore({ folder, producerRulesModule })),
  })
  await expect(store.ready()).rejects.toThrow('the store is not open yet')
  arrive()
  await expect
    .poll(
      () =>
        store.ready().then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true)
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

it('stops its attempts when it is closed', async () => {
  let tries = 0
  const store = await openReconnectingStore({
    kind: 'embedded',
    pending: 'the store is not open yet',
    retryMs: 5,
    open: () => {
      tries++
      return Promise.reject(new StoreUnavailable('gone'))
    },
  })
  await store.close()
  const before = tries
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(tries).toBe(before)
})

it('gives the step that opening reported as the reason', async () => {
  const opening = Promise.withResolvers<never>()
  const { store, settled } = createReconnectingStore({
    kind: 'embedded',
    pending: 'the store has not answered yet',
    patienceMs: 1,
    open: (onStep) => {
      onStep('the store is compiling statements')
      return opening.promise
    },
  })
  await settled
  await expect(store.ready()).rejects.toThrow('the store is compiling statements')
  opening.reject(new StoreUnavailable('it went away'))
  await store.close()
})
