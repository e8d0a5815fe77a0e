import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/** How long a server that has accepted a connection may take to say its first byte. */
const FIRST_BYTE_MS = 3_000

const opening = new AsyncLocalStorage<DriverSockets>()
let subscribed = false

/**
 * The sockets that a driver has open. The driver has no deadline for a server that accepts a connection and then says
 * nothing, as one whose process is stopped does, and leaves such sockets open when it is closed.
 */
export class DriverSockets {
  readonly #open = new Set<Socket>()

  /** Runs some work of the driver: the sockets that it opens, now or later, belong to this. */
  during<T>(work: () => T): T {
    if (!subscribed) subscribe('net.client.socket', onSocket)
    subscribed = true
    return opening.run(this, work)
  }

  add(socket: Socket): void {
    this.#open.add(socket)
    const timer = setTimeout(() => {
      if (socket.bytesRead === 0)
        socket.destroy(
          new Error(`the server accepted a connection, but said nothing for ${FIRST_BYTE_MS / 1000} s`),
        )
    }, FIRST_BYTE_MS).unref()
    socket.once('close', () => {
      clearTimeout(timer)
      this.#open.delete(socket)
    })
  }

  /** Ends all connections, whatever is under way on them. */
  destroy(): void {
    for (const socket of this.#open) socket.destroy()
  }
}

/** Node publishes every socket that this thread opens to a server, with or without TLS. */
function onSocket(message: unknown): void {
  opening.getStore()?.add((message as { readonly socket: Socket }).socket)
}
