#!/usr/bin/env node
// Records what OpenLineage clients send: one event per line, in order of arrival.
//   node examples/record.mjs --out FILE [--port 5000] [--forward URL] [--append]
// Without --forward every event is answered 201 {}; with it the request goes on to URL (a Tributary) and its answer comes back.
import { createServer } from 'node:http'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseArgs } from 'node:util'

const { values: option } = parseArgs({
  options: {
    out: { type: 'string' },
    port: { type: 'string', default: '5000' },
    forward: { type: 'string' },
    append: { type: 'boolean', default: false },
  },
})
if (!option.out) {
  console.error('usage: record.mjs --out FILE [--port 5000] [--forward URL] [--append]')
  process.exit(2)
}
mkdirSync(dirname(option.out), { recursive: true })
if (!option.append) writeFileSync(option.out, '')

let count = 0
function record(body) {
  const text = body.toString('utf8')
  JSON.parse(text)
  // Line breaks in JSON can only be white space between tokens (strings escape theirs), so the rest stays byte for byte what
  // the client sent: the spelling of numbers, the order of keys, escapes and keys given twice included.
  appendFileSync(option.out, text.trim().replace(/[\r\n]+\s*/g, ' ') + '\n')
  count += 1
}

async function forward(request, body) {
  const headers = {}
  for (const name of ['content-type', 'content-encoding', 'authorization', 'user-agent'])
    if (request.headers[name]) headers[name] = request.headers[name]
  const answer = await fetch(new URL(request.url, option.forward), { method: 'POST', headers, body })
  const answerHeaders = { 'content-type': answer.headers.get('content-type') ?? 'application/json' }
  if (answer.headers.has('retry-after')) answerHeaders['retry-after'] = answer.headers.get('retry-after')
  return { status: answer.status, headers: answerHeaders, text: await answer.text() }
}

const server = createServer(async (request, response) => {
  const json = { 'content-type': 'application/json' }
  const path = new URL(request.url, 'http://recorder').pathname.replace(/\/+$/, '')
  if (request.method !== 'POST' || path !== '/api/v1/lineage') {
    response.writeHead(404, json).end('{}')
    return
  }
  const chunks = []
  try {
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    let answer = { status: 201, headers: json, text: '{}' }
    if (option.forward) answer = await forward(request, body)
    // An overloaded server's 503 is not recorded: the client sends the event again.
    if (answer.status !== 503)
      record(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body)
    response.writeHead(answer.status, answer.headers).end(answer.text)
  } catch (error) {
    console.error(String(error))
    response
      .writeHead(error instanceof SyntaxError ? 400 : 502, json)
      .end(JSON.stringify({ message: String(error) }))
  }
})

server.listen(Number(option.port), '127.0.0.1', () =>
  console.error(`recording on port ${option.port} into ${option.out}`),
)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    console.error(`${count} events recorded`)
    process.exit(0)
  })
