import { request as httpRequest } from 'node:http'
import { listen } from '../../src/http/listen.ts'
import type { GraphJson, NoteJson, TableJson } from '../../src/render/answer-json.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openApi, type Api } from '../http/open-api.ts'

export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** Members that a response body of the query route may have. */
export interface AnyBody {
  readonly type?: string
  readonly detail?: string
  readonly diagnostics?: readonly NoteJson[]
  readonly nodes?: GraphJson['nodes']
  readonly rows?: TableJson['rows']
  readonly complete?: boolean
  readonly cuts?: GraphJson['cuts']
  readonly notes?: GraphJson['notes']
  readonly stats?: GraphJson['stats']
}

export interface QueryClient {
  readonly api: Api
  readonly url: string
  /** Sends the bytes unchanged. */
  send(body: string | Buffer, type?: string, path?: string): Promise<HttpAnswer>
  /** Sends a query, with further members of the request, as JSON. */
  ask(query: string, beside?: object): Promise<AnyBody & { readonly status: number }>
  close(): Promise<void>
}

/** The whole API on a real port, with its own store or the given one. */
export async function openQueryClient(store?: LineageStore): Promise<QueryClient> {
  const api = await openApi(store === undefined ? {} : { store })
  const server = await listen(api.app, '127.0.0.1', 0)
  const send: QueryClient['send'] = (body, type = 'text/plain', path = '/api/v1/query') =>
    new Promise((resolve, reject) => {
      const bytes = Buffer.from(body)
      const headers = { 'content-type': type, 'content-length': String(bytes.length) }
      const request = httpRequest(new URL(path, server.url), { method: 'POST', headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode!, body: Buffer.concat(parts).toString() }),
        )
        response.on('error', reject)
      })
      // The server stops reading a body that it rejects early; the response still arrives.
      request.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error)
      })
      request.end(bytes)
    })
  return {
    api,
    url: server.url,
    send,
    async ask(query, beside = {}) {
      const { status, body } = await send(JSON.stringify({ query, ...beside }), 'application/json')
      return { ...(JSON.parse(body) as AnyBody), status }
    },
    async close() {
      await server.close(1_000)
      await api.close()
    },
  }
}
