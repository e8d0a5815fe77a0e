import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { type RunningServer } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('cli')
let server: RunningServer
const env = () => ({ env: { TRIBUTARY_URL: server.url } })
const line = (event: object) => `${JSON.stringify(event)}\n`

beforeAll(async () => {
  server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
})
afterAll(() => server.end())

describe('tributary ingest', () => {
  it('sends the NDJSON, JSON and gzip files of a folder, and skips others', async () => {
    const events = join(folder, 'events')
    await mkdir(join(events, 'deep'), { recursive: true })
    await writeFile(
      join(events, 'a.ndjson'),
      line(completeEvent({ inputs: ['raw'], outputs: ['staging'] })).repeat(2),
    )
    await writeFile(
      join(events, 'deep', 'b.json'),
      JSON.stringify([completeEvent({ job: 'build', inputs: ['staging'], outputs: ['mart'] })], null, 2),
    )
    await writeFile(
      join(events, 'c.jsonl.gz'),
      gzipSync(line(completeEvent({ job: 'export', inputs: ['mart'], outputs: ['file'] }))),
    )
    await writeFile(join(events, 'other.json'), '{"version": 1}')
    await writeFile(join(events, 'notes.txt'), 'nothing')
    const { code, stdout, stderr } = await runCli(['ingest', events], env())
    expect(stdout).toBe('4 events stored, 0 failed\n')
    expect(stderr).toBe(`skipped ${join(events, 'other.json')}: it has no OpenLineage events\n`)
    expect(code).toBe(0)
  })

  it('reports file and line of each failed event, stores the others, and exits with 1', async () => {
    const file = join(folder, 'mixed.ndjson')
    await writeFile(
      file,
      `${line(completeEvent({ outputs: ['good'] }))}\n{"cut\n${line({ ...completeEvent(), job: {} })}`,
    )
    const { code, stdout, stderr } = await runCli(['ingest', file], env())
    expect(stdout).toBe('1 event stored, 2 failed\n')
    expect(stderr).toContain(`failed ${file}:3: the line is not JSON`)
    expect(stderr).toMatch(new RegExp(`failed ${file}:4: .*job`))
    expect(stderr).toContain('2 of 3 events were not stored.')
    expect(code).toBe(1)
  })

  it('reads standard input', async () => {
    const input = line(completeEvent({ outputs: ['piped'] }))
    const { code, stdout } = await runCli(['ingest', '-', '--url', server.url], { input })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 event stored, 0 failed\n' })
  })

  it('names a path that cannot be read', async () => {
    const missing = await runCli(['ingest', join(folder, 'missing')], env())
    expect(missing).toMatchObject({
      code: 1,
      stderr: `${join(folder, 'missing')} does not exist.\nNext: tributary ingest --help\n`,
    })
    const damaged = join(folder, 'damaged.gz')
    await writeFile(damaged, gzipSync(line(completeEvent())).subarray(0, 40))
    expect(await runCli(['ingest', damaged], env())).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${damaged} cannot be read`) as string,
    })
  })
})

describe('tributary query', () => {
  it('prints a graph as a tree', async () => {
    const { code, stdout, stderr } = await runCli(['query', 'downstream of raw'], env())
    expect(stdout).toMatchInlineSnapshot(`
      "in postgres://db:5432
      raw  start
      └─ staging  by load (inferred)
         └─ mart  by build (inferred)
            └─ file  by export (inferred)

      3 members, 3 edges, complete
      "
    `)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('prints a table', async () => {
    const { stdout } = await runCli(['query', 'downstream of raw show name, distance'], env())
    expect(stdout).toBe(
      'name     distance\n───────  ────────\nstaging         1\nmart            2\nfile            3\n',
    )
  })

  it.each([
    ['json', /^\{"kind":"graph"/],
    ['table', /^distance {2}kind/],
    ['csv', /^distance,kind,/],
    ['dot', /^digraph/],
    ['mermaid', /^flowchart/],
    ['tree', /^in postgres/],
    ['ndjson', /^\{"answer":[^]*\{"end":.*\n$/],
    ['graphml', /^<\?xml/],
    ['openlineage', /^\{"eventTime":/],
  ])('writes %s', async (format, expected) => {
    const { stdout, code } = await runCli(['query', 'downstream of raw', '--format', format], env())
    expect(stdout).toMatch(expected)
    expect(code).toBe(0)
  })

  it('accepts parameters, and reads the text from standard input', async () => {
    const { stdout } = await runCli(
      ['query', '-', '--param', 'name=mart', '--param', 'depth=1', '--format', 'csv', '--url', server.url],
      { input: 'upstream of dataset $name depth $depth show name' },
    )
    expect(stdout).toBe('name\r\nstaging\r\n')
  })

  it('marks errors in the text on standard error, and exits with 1', async () => {
    const { code, stdout, stderr } = await runCli(['query', 'upstream of dataset marrt'], env())
    expect(stderr).toContain('upstream of dataset marrt')
    expect(stderr).toContain('^^^^^')
    expect(stderr).toContain('mart')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })

  it('refuses a format that cannot represent the answer', async () => {
    const { code, stderr } = await runCli(['query', 'datasets count', '--format', 'dot'], env())
    expect(stderr).toMatch(/^The answer is a table, which cannot be written as dot\./)
    expect(code).toBe(1)
  })

  it('reports errors and unsupported formats when it streams lines', async () => {
    const ask = (text: string) => runCli(['query', text, '--format', 'ndjson'], env())
    const mistaken = await ask('upstream of dataset marrt')
    expect(mistaken.stderr).toContain('^^^^^')
    expect(mistaken.code).toBe(1)
    const plan = await ask('explain datasets')
    expect(plan.stderr).toBe(
      'Not acceptable: a plan cannot be written as application/x-ndjson.\nNext: tributary help api formats\n',
    )
    expect(plan.code).toBe(1)
  })

  it('reports a connection that breaks while it streams lines', async () => {
    const half = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' })
        response.write('{"answer":{}}\n', () => response.destroy())
      })
    })
    await new Promise<void>((resolve) => half.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(half.address() as AddressInfo).port}`
    const { code, stderr } = await runCli(['query', 'datasets', '--format', 'ndjson', '--url', url])
    half.close()
    expect(stderr).toBe(
      `The answer broke off before its end: the connection to ${url} was lost.\nNext: tributary doctor\n`,
    )
    expect(code).toBe(1)
  })

  it('says what to do if no server answers', async () => {
    const { code, stdout, stderr } = await runCli(['query', 'datasets', '--url', 'http://127.0.0.1:9'])
    expect(stderr).toMatch(
      /^No Tributary server answers at http:\/\/127\.0\.0\.1:9: .*\. Start one with `tributary serve`, set --url to/,
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })
})

describe('tributary explain', () => {
  it('prints the canonical query, the plan and the statements', async () => {
    const { code, stdout } = await runCli(['explain', 'UPSTREAM of mart'], env())
    expect(stdout).toMatch(/^query\n {2}upstream of mart\n\nplan\n {2}walk upstream at dataset, depth all\n/)
    expect(code).toBe(0)
  })
})

describe('tributary', () => {
  it('has help with examples for every command', async () => {
    const { code, stdout } = await runCli(['--help'])
    expect(stdout).toContain("tributary query 'upstream of dataset $name' --param name=mart.revenue")
    expect(code).toBe(0)
    for (const command of ['serve', 'ingest', 'query', 'explain', 'demo'])
      expect((await runCli([command, '--help'])).stdout).toContain(`Usage: tributary ${command}`)
  })

  it('prints its version', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('exits with 1 for an unknown command or flag', async () => {
    expect((await runCli(['qeury'])).code).toBe(1)
    expect((await runCli(['query', 'x', '--formt', 'csv'])).code).toBe(1)
    expect((await runCli(['query', 'x', '--format', 'xml'])).stderr).toContain(
      'tree, table, csv, dot, mermaid',
    )
  })
})
