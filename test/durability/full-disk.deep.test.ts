import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { chaosEvents } from './chaos-events.ts'
import { checkStored } from './check-stored.ts'
import { mountSmallDisk } from './small-disk.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
const disk = mountSmallDisk(12)

describe.skipIf(disk === undefined)('a full disk', () => {
  const folder = join(disk?.folder ?? '', 'data')
  let server: RunningCli
  beforeAll(async () => {
    mkdirSync(folder)
    server = await startCli(['serve', '--port', '0', '--data', folder], {
      env: { TRIBUTARY_LOG_LEVEL: 'silent' },
    })
  })
  afterAll(async () => {
    await server.end('SIGKILL')
    disk!.unmount()
  })

  const post = (event: object): Promise<Response> =>
    fetch(new URL('/api/v1/lineage', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    })

  it('causes 503 with Retry-After, still allows queries, loses no acknowledged event, and recovers when there is space', async () => {
    const events = chaosEvents(42)
    const acknowledged: object[] = []
    const sendMany = async (most: number): Promise<Response | undefined> => {
      for (let i = 0; i < most; i++) {
        const event = events.next().value
        const response = await post(event)
        if (response.status !== 201) return response
        acknowledged.push(event)
        await response.arrayBuffer()
      }
      return undefined
    }
    expect(await sendMany(10)).toBeUndefined()
    for (let times = 0; times < 2; times++) {
      disk!.fill(100_000)
      const refused = await sendMany(3_000)
      expect(refused?.status).toBe(503)
      expect(refused?.headers.get('retry-after')).toBe('1')
      expect(await refused?.json()).toMatchObject({ detail: expect.stringMatching(/disk/) as string })
      const answer = await fetch(new URL('/api/v1/query', server.url), {
        method: 'POST',
        body: 'datasets count',
        headers: { 'content-type': 'text/plain' },
      })
      expect(answer.status).toBe(200)
      disk!.makeRoom()
      expect(await sendMany(10)).toBeUndefined()
    }
    await server.end('SIGKILL')
    const store = await openEmbeddedStore({ folder, producerRulesModule })
    try {
      await checkStored(store, acknowledged)
    } finally {
      await store.close()
    }
    server = await startCli(['serve', '--port', '0', '--data', folder])
    expect((await post(events.next().value)).status).toBe(201)
  }, 240_000)
})
