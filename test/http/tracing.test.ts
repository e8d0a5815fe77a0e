import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCli } from '../cli/run-cli.ts'
import { completeEvent } from './events.ts'
import { temporaryFolder } from '../temporary-folder.ts'

interface CollectedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly links?: readonly { readonly spanId: string }[]
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[]
}

interface Batch {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: CollectedSpan['attributes'] }
    readonly scopeSpans: readonly { readonly spans: readonly CollectedSpan[] }[]
  }[]
}

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const CALLER = 'b7ad6b7169203331'

/** The value of an attribute of a span or resource. */
const said = ({ attributes }: Pick<CollectedSpan, 'attributes'>, key: string): unknown =>
  Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0]

describe('traces', () => {
  const folder = temporaryFolder('traces')
  let collector: Server
  let endpoint: string
  const batches: Batch[] = []
  const paths: string[] = []
  beforeAll(async () => {
    collector = createServer((incoming, response) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', () => {
        paths.push(incoming.url!)
        batches.push(JSON.parse(Buffer.concat(parts).toString()) as Batch)
        response.setHeader('content-type', 'application/json').end('{}')
      })
    })
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  })
  afterAll(() => void collector.close())

  it('cover queries and commits, as part of the trace of the client', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'lineage-test' }
    const server = await startCli(
      ['serve', '--port', '0', '--data', folder, '--log-level', 'warn', '--slow-query-ms', '60000'],
      { env },
    )
    const post = (path: string, body: string, headers: Readonly<Record<string, string>>) =>
      fetch(new URL(path, server.url), { method: 'POST', body, headers }).then((answer) => answer.text())
    await post('/api/v1/lineage', JSON.stringify(completeEvent({ inputs: ['a'], outputs: ['b'] })), {
      'content-type': 'application/json',
    })
    await post('/api/v1/query', 'upstream of b', {
      'content-type': 'text/plain',
      traceparent: `00-${TRACE}-${CALLER}-01`,
    })
    await post('/api/v1/query', 'datasets', {
      'content-type': 'text/plain',
      traceparent: `00-${'1'.repeat(32)}-${CALLER}-00`,
    })
    expect(await server.end()).toMatchObject({ code: 0, stderr: '' })

    expect(new Set(paths)).toEqual(new Set(['/v1/traces']))
    const resources = batches.flatMap(({ resourceSpans }) => resourceSpans)
    expect(said(resources[0]!.resource, 'service.name')).toBe('lineage-test')
    const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans: some }) => some))
    const named = (name: string) => spans.find((span) => span.name === name)!

    const query = named('POST /api/v1/query')
    expect(query).toMatchObject({ traceId: TRACE, parentSpanId: CALLER })
    expect(said(query, 'http.response.status_code')).toBe(200)
    for (const step of ['resolve', 'run'])
      expect(named(step), step).toMatchObject({ traceId: TRACE, parentSpanId: query.spanId })
    expect(said(named('run'), 'tributary.form')).toBe('walk')

    const event = named('POST /api/v1/lineage')
    const commit = named('commit')
    expect(commit.parentSpanId ?? '').toBe('')
    expect(commit.links?.map(({ spanId }) => spanId)).toEqual([event.spanId])
    expect(said(commit, 'tributary.events')).toBe(1)
    // The caller did not sample the last request.
    expect(spans.filter(({ traceId }) => /^1+$/u.test(traceId))).toEqual([])
    expect(JSON.stringify(batches)).not.toContain('upstream of')
  })

  it('do not affect requests if the collector is unavailable', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }
    const server = await startCli(['serve', '--port', '0', '--data', folder, '--log-level', 'warn'], { env })
    expect((await fetch(new URL('/readyz', server.url))).status).toBe(200)
    expect(await server.end()).toMatchObject({ code: 0, stderr: '' })
  })
})
