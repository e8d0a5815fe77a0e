import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

/** How long a server may take to send its first byte after it has accepted a connection. */
const FIRST_BYTE_MS = 3_000

const opening = new AsyncLocalStorage<DriverSockets>()
let subscribed = false

/**
 * The open sockets of a driver. The driver itself waits forever for a server that accepts a connection and then sends
 * nothing, as a stopped process does. It also leaves such sockets open when it is closed.
 */
export class DriverSockets {
  readonly #open = new Set<Socket>()

  /** Runs work of the driver, and tracks the sockets that it opens, now or later. */
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
          new Error(`the server accepted a connection, but sent nothing for ${FIRST_BYTE_MS / 1000} s`),
        )
    }, FIRST_BYTE_MS).unref()
    socket.once('close', () => {
      clearTimeout(timer)
      this.#open.delete(socket)
    })
  }

  /** Ends all connections and their requests. */
  destroy(): void {
    for (const socket of this.#open) socket.destroy()
  }
}

/** Node publishes every client socket that this thread opens, with or without TLS. */
function onSocket(message: unknown): void {
  opening.getStore()?.add((message as { readonly socket: Socket }).socket)
}
