import { connect, type Socket } from 'node:net'

export interface Reply {
  readonly status: number
  readonly body: Buffer
}

/** A persistent HTTP/1.1 connection that sends prepared bytes, one request at a time. */
export interface HttpPipe {
  send(request: Buffer): Promise<Reply>
  close(): void
}

/** The bytes of a POST request with a JSON body. */
export function postBytes(host: string, path: string, body: string): Buffer {
  const bytes = Buffer.byteLength(body)
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${String(bytes)}\r\n\r\n${body}`,
  )
}

const HEAD_END = '\r\n\r\n'

/**
 * Opens a connection. Reads only answers with a Content-Length: a general client needs more CPU per request than the server
 * under test, and would measure itself.
 */
export function openHttpPipe(host: string, port: number): Promise<HttpPipe> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port, noDelay: true })
    let seen: Buffer = Buffer.alloc(0)
    let waiting: { resolve(reply: Reply): void; reject(error: Error): void } | undefined
    const fail = (error: Error): void => {
      reject(error)
      waiting?.reject(error)
      waiting = undefined
    }
    socket.on('data', (chunk: Buffer) => {
      seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk])
      const head = seen.indexOf(HEAD_END)
      if (head < 0) return
      const text = seen.toString('latin1', 0, head)
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1])
      if (Number.isNaN(length)) {
        fail(new Error(`an answer without Content-Length: ${text}`))
        return
      }
      const start = head + HEAD_END.length
      if (seen.length < start + length) return
      const body = seen.subarray(start, start + length)
      seen = seen.subarray(start + length)
      const caller = waiting
      waiting = undefined
      caller?.resolve({ status: Number(text.slice(9, 12)), body })
    })
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the server closed the connection')))
    socket.on('connect', () =>
      resolve({
        send: (request) =>
          new Promise<Reply>((answer, refuse) => {
            waiting = { resolve: answer, reject: refuse }
            socket.write(request)
          }),
        close: () => void socket.destroy(),
      }),
    )
  })
}
