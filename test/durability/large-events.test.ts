import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { startCli } from '../cli/run-cli.ts'
import { largeSparkEvent, peakMemory } from './large-events.ts'

it.skipIf(!existsSync('/proc/self/status'))(
  'takes ten Spark events of 20 MB at once within 1.5 GB',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-large-'))
    const server = await startCli(['serve', '--port', '0', '--data', folder])
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const body = largeSparkEvent(20_000_000, `0190a5b5-0000-7000-8000-00000000001${i}`)
        const response = await fetch(new URL('/api/v1/lineage', server.url), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
        await response.text()
        return response.status
      }),
    )
    const pid = Number(readFileSync(join(folder, 'lock.pid'), 'utf8'))
    const peak = peakMemory(pid)
    await server.end()
    await rm(folder, { recursive: true, force: true })
    expect(statuses.every((status) => status === 201 || status === 503)).toBe(true)
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0)
    expect(peak).toBeLessThan(1_500_000_000)
  },
)
