import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../src/http/listen.ts'
import { completeEvent } from '../http/events.ts'
import { openApi, type Api } from '../http/open-api.ts'
import { runs } from '../runs.ts'

let api: Api
let server: Listening
const broken: unknown[] = []
beforeAll(async () => {
  api = await openApi({
    maxBytes: 32 * 1024 * 1024,
    budgetBytes: 256 * 1024 * 1024,
    onFailure: (e) => broken.push(e),
  })
  server = await listen(api.app, '127.0.0.1', 0)
})
afterAll(async () => {
  await server.close(1_000)
  await api.close()
})

const JSON_TYPE = { 'content-type': 'application/json' }

async function send(body: NonNullable<RequestInit['body']>, headers: Record<string, string> = JSON_TYPE) {
  const response = await fetch(new URL('/api/v1/lineage', server.url), { method: 'POST', headers, body })
  const answer = (await response.json()) as { detail?: string; warnings?: readonly string[] }
  return { ...answer, status: response.status }
}

/** The text of an event with some members replaced by JSON texts. */
function eventText(members: Readonly<Record<string, string>>): string {
  const event = Object.entries({ ...completeEvent({ inputs: ['a'], outputs: ['b'] }) })
  const all = { ...Object.fromEntries(event.map(([key, value]) => [key, JSON.stringify(value)])), ...members }
  return `{${Object.entries(all)
    .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
    .join(',')}}`
}

const outputsWith = (facets: unknown, more: object = {}): string =>
  JSON.stringify([{ namespace: 'postgres://db:5432', name: 'bad.out', facets, ...more }])

const deep = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
const runId = '0190a5b5-0000-7000-8000-0000000000aa'

describe('bad input is rejected with a reason', () => {
  it.each<[string, number, RegExp, NonNullable<RequestInit['body']>, Record<string, string>?]>([
    ['JSON that ends too early', 400, /ends too early/, eventText({}).slice(0, -20)],
    ['JSON with more behind it', 400, /cannot be read/, `${eventText({})}}`],
    [
      'nesting in a facet',
      400,
      /deeper than 1000/,
      eventText({ run: `{"runId":"${runId}","facets":${deep(2000)}}` }),
    ],
    ['an eventTime in the year 0', 422, /eventTime/, eventText({ eventTime: '"0000-01-01T00:00:00Z"' })],
    ['an eventTime in the year 9999', 422, /eventTime/, eventText({ eventTime: '"9999-12-31T23:59:59Z"' })],
    [
      'an eventTime that is not a valid day',
      422,
      /eventTime/,
      eventText({ eventTime: '"2026-13-40T00:00:00Z"' }),
    ],
    ['an eventTime that is an object', 422, /eventTime/, eventText({ eventTime: '{}' })],
    ['an infinite eventTime', 422, /eventTime/, eventText({ eventTime: '1e999' })],
    ['NUL in a job', 422, /NUL|U\+0000|null/i, eventText({ job: '{"namespace":"n","name":"a\\u0000b"}' })],
    [
      'half a surrogate pair in a job',
      422,
      /surrogate/i,
      eventText({ job: '{"namespace":"n","name":"\\ud800"}' }),
    ],
    ['a job name of 5 KB', 422, /job/, eventText({ job: `{"namespace":"n","name":"${'x'.repeat(5_000)}"}` })],
    ['numbers as names', 422, /job/, eventText({ job: '{"namespace":1,"name":2}' })],
    ['a runId that is a list', 422, /runId/, eventText({ run: '{"runId":["x"]}' })],
    [
      'another charset',
      415,
      /UTF-8/,
      eventText({}),
      { 'content-type': 'application/json; charset=iso-8859-1' },
    ],
    ['UTF-16', 400, /not JSON/, Buffer.from(eventText({}), 'utf16le'), JSON_TYPE],
    [
      'Latin-1',
      400,
      /UTF-8/,
      Buffer.from(eventText({ job: '{"namespace":"n","name":"m\u00fcll"}' }), 'latin1'),
    ],
    [
      'an unknown encoding',
      415,
      /Content-Encoding/,
      eventText({}),
      { ...JSON_TYPE, 'content-encoding': 'zstd' },
    ],
    [
      'damaged gzip',
      400,
      /cannot be decompressed/,
      eventText({}),
      { ...JSON_TYPE, 'content-encoding': 'gzip' },
    ],
    [
      'a gzip bomb',
      413,
      /more than 100 times its size/,
      gzipSync(Buffer.alloc(40 * 1024 * 1024)),
      { ...JSON_TYPE, 'content-encoding': 'gzip' },
    ],
    ['a string', 400, /event/, '"COMPLETE"'],
    ['null', 400, /event/, 'null'],
  ])('%s: %i', async (_, status, reason, body, headers) => {
    const answer = await send(body, headers)
    expect(answer).toMatchObject({ status })
    expect(answer.detail).toMatch(reason)
  })
})

describe('the valid parts of an event are stored', () => {
  it.each<[string, string]>([
    [
      'prototype keys',
      eventText({
        __proto__x: '1',
        __proto__: '{"polluted":true}',
        constructor: '{"prototype":{"polluted":true}}',
      }),
    ],
    [
      'prototype keys as facets and columns',
      eventText({
        outputs: outputsWith({
          ['constructor']: {},
          schema: { fields: [{ name: '__proto__' }, { name: 'constructor' }, { name: 'toString' }] },
        }),
      }),
    ],
    ['a key twice: the last counts', eventText({}).replace('{', '{"eventTime":"soon",')],
    [
      'numbers as strings',
      eventText({
        outputs: outputsWith({}, { outputFacets: { outputStatistics: { rowCount: '12', size: '1e3' } } }),
      }),
    ],
    [
      'negative statistics',
      eventText({
        outputs: outputsWith({}, { outputFacets: { outputStatistics: { rowCount: -5, size: -1.5 } } }),
      }),
    ],
    [
      'statistics of exabytes',
      eventText({
        outputs: outputsWith({}, { outputFacets: { outputStatistics: { rowCount: 9.3e18, size: 1.2e21 } } }),
      }),
    ],
    [
      'facets of wrong types',
      eventText({
        outputs: outputsWith({
          schema: 'id BIGINT',
          columnLineage: [1, 2],
          symlinks: { identifiers: {} },
          lifecycleStateChange: 7,
          ownership: null,
        }),
      }),
    ],
    ['facets that are a list', eventText({ outputs: outputsWith([{ schema: {} }]) })],
    ['inputs that are an object', eventText({ inputs: '{"namespace":"n","name":"x"}' })],
    [
      'NUL and half a surrogate pair in what describes',
      eventText({
        job: '{"namespace":"n","name":"described","facets":{"documentation":{"description":"a\\u0000b\\ud800c"},"sql":{"query":"select \\u0000 \\udfff"}}}',
      }),
    ],
    [
      'a nested column of 900 levels',
      eventText({
        outputs: `[{"namespace":"n","name":"nested","facets":{"schema":{"fields":[${'{"name":"f","fields":['.repeat(400)}{"name":"g"}${']}'.repeat(400)}]}}}]`,
      }),
    ],
    [
      'a string of 10 MB in a facet',
      eventText({ run: `{"runId":"${runId}","facets":{"big":{"text":"${'x'.repeat(10_000_000)}"}}}` }),
    ],
    [
      'a nominal time in the year 0',
      eventText({
        run: `{"runId":"${runId}","facets":{"nominalTime":{"nominalStartTime":"0000-01-01T00:00:00Z","nominalEndTime":"9999-12-31T00:00:00Z"}}}`,
      }),
    ],
    [
      'a run that is its own parent',
      eventText({
        run: `{"runId":"${runId}","facets":{"parent":{"run":{"runId":"${runId}"},"job":{"namespace":"etl","name":"load"}}}}`,
      }),
    ],
  ])('%s: 201', async (_, body) => {
    expect(await send(body)).toMatchObject({ status: 201 })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  const many = runs(100_000)
  it(`${many} inputs in one event`, async () => {
    const inputs = JSON.stringify(
      Array.from({ length: many }, (_, i) => ({ namespace: 'n', name: `many.${i}` })),
    )
    expect(await send(eventText({ inputs }))).toMatchObject({ status: 201 })
  }, 240_000)
})

describe('a broken connection', () => {
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url)
      const socket = connect(Number(port), hostname, () => socket.end(text))
      let answer = ''
      socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
      socket.once('error', reject).once('close', () => resolve(answer))
    })
  const head = `POST /api/v1/lineage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`

  it.each([
    ['within a chunk', `${head}Transfer-Encoding: chunked\r\n\r\n40\r\n{"eventType":`],
    ['before the last chunk', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n`],
    ['before its Content-Length', `${head}Content-Length: 500\r\n\r\n{"eventType":`],
    ['within a chunk’s size', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ])('%s does not affect other clients', async (_, text) => {
    expect(await raw(text)).not.toMatch(/^HTTP\/1.1 [25]0/)
    expect(await send(eventText({}))).toMatchObject({ status: 201 })
  })
})

it('leaves a consistent graph, no memory in use, and no event that broke the merge', async () => {
  expect(await api.store.verify()).toMatchObject({ differences: 0 })
  expect(api.budget.free).toBe(256 * 1024 * 1024)
  expect(broken).toEqual([])
}, 240_000)
