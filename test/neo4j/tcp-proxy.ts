import { connect, createServer, type Server, type Socket } from 'node:net'

/** Passes all bytes in both directions. */
const pipe = (client: Socket, server: Socket): void => {
  client.pipe(server)
  server.pipe(client)
}

/**
 * A TCP proxy on the loopback that tests close and open, like a network failure or a restart of a server that other tests share.
 * `forward` decides which bytes of a connection pass.
 */
export function tcpProxy(
  port: number,
  to: { readonly host: string; readonly port: number },
  forward: (client: Socket, server: Socket) => void = pipe,
) {
  const sockets = new Set<Socket>()
  let listener: Server | undefined
  return {
    open: () =>
      new Promise<void>((resolve) => {
        listener = createServer((client) => {
          const server = connect(to.port, to.host)
          for (const [socket, other] of [
            [client, server],
            [server, client],
          ] as const) {
            sockets.add(socket)
            socket.on('error', () => other.destroy())
            socket.on('close', () => {
              sockets.delete(socket)
              other.destroy()
            })
          }
          forward(client, server)
        }).listen(port, '127.0.0.1', resolve)
      }),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        if (listener === undefined) resolve()
        else listener.close(() => resolve())
      }),
  }
}
