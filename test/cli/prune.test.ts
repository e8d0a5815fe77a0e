import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('prune')

const DAY = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString()

it('drops old runs of a server and of a store, and keeps the lineage, also in a copy', async () => {
  const events = join(folder, 'events.ndjson')
  const runs = [400, 300, 200, 100, 50, 1].flatMap((days) => [
    completeEvent({ job: 'load', inputs: ['raw'], outputs: ['staged'], at: daysAgo(days) }),
    completeEvent({ job: 'build', inputs: ['staged'], outputs: ['mart'], at: daysAgo(days) }),
  ])
  await writeFile(events, runs.map((event) => JSON.stringify(event)).join('\n'))
  const data = join(folder, 'data')
  const server = await startInProcess(['serve', '--port', '0', '--data', data])
  const url = ['--url', server.url]
  expect(await runCli(['ingest', events, '--json', ...url])).toMatchObject({
    code: 0,
    stdout: '{"stored":12,"failed":0,"warnings":0}\n',
  })
  const questions = [
    'downstream of dataset raw at job',
    'downstream of column "*" of dataset raw',
    `upstream of mart between ${daysAgo(320).slice(0, 10)} and ${daysAgo(250).slice(0, 10)}`,
    'datasets show name, lastWritten, lastRead',
  ]
  const answers = async (at: readonly string[]): Promise<readonly string[]> => {
    const all: string[] = []
    for (const question of questions) {
      const { stdout } = await runCli(['query', question, '--format', 'json', ...at])
      all.push(stdout.replaceAll(/"elapsedMs":[\d.]+/gu, ''))
    }
    return all
  }
  const before = await answers(url)

  const dry = await runCli(['prune', '--keep', '250d', '--dry-run', '--json', ...url])
  expect(JSON.parse(dry.stdout)).toEqual({ runs: 4, operations: 4, interactions: 8, dryRun: true })
  expect((await runCli(['prune', '--keep', '250d', ...url])).stdout).toBe(
    '4 runs, 4 operations, 8 interactions dropped\n',
  )
  expect(await answers(url)).toEqual(before)
  expect((await runCli(['query', 'runs count', '--format', 'csv', ...url])).stdout).toBe('count\r\n8\r\n')
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
    'tributary_pruned_total{what="interactions"} 8\n',
  )
  expect((await runCli(['prune', '--keep', 'soon', ...url])).stderr).toMatch(/a time such as 12h, 90d or 8w/u)
  expect((await fetch(`${server.url}/api/v1/admin/prune?keep=0d`, { method: 'POST' })).status).toBe(400)
  await server.end()

  expect(await runCli(['prune', '--keep', '90d', '--data', data, '--json'])).toMatchObject({
    code: 0,
    stdout: '{"runs":4,"operations":4,"interactions":8,"dryRun":false}\n',
  })
  expect((await runCli(['verify', '--data', data])).stdout).toMatch(/, 0 differ\n$/u)

  const exported = join(folder, 'graph.ndjson.gz')
  const copy = join(folder, 'copy')
  expect((await runCli(['export', exported, '--data', data])).code).toBe(0)
  expect((await runCli(['import', exported, '--data', copy, '--json'])).stdout).toMatch(/^\{"rows":\d+\}\n$/u)
  expect((await runCli(['verify', '--data', copy])).stdout).toMatch(/, 0 differ\n$/u)
  const again = await startInProcess(['serve', '--port', '0', '--data', copy, '--keep-runs', '26w'])
  expect(await answers(['--url', again.url])).toEqual(before)
  await again.end()
}, 300_000)
