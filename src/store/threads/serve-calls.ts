import {
  isMainThread,
  parentPort,
  receiveMessageOnPort,
  workerData,
  type MessagePort,
  type Transferable,
} from 'node:worker_threads'

import { toErrorMessage } from './error-message.ts'
import type { CallMessage, ReplyMessage } from './messages.ts'

export interface Incoming extends CallMessage {
  /** `moved`: buffers of the result to transfer instead of copying. */
  readonly succeed: (result: unknown, moved?: readonly Transferable[]) => void
  readonly fail: (error: unknown) => void
}

/** Handles all calls that are waiting, so that they can share a commit. */
type Handle = (calls: readonly Incoming[]) => void

/** Answers the calls that arrive at a port until `close` is called or the port closes. */
export type Serve<Data> = (port: MessagePort, data: Data) => Promise<void>

/**
 * Defines what a worker thread of a store does. A thread that loads the module starts to serve; on the main thread, the returned
 * function serves any port. The first reply says whether `open` succeeded.
 *
 * @param open opens what the calls need and returns their handler
 * @param toKnown turns an error of the engine into one that callers of a store know
 */
export function serveCalls<Data>(
  open: (data: Data) => Promise<Handle> | Handle,
  toKnown: (error: unknown, data: Data) => unknown,
): Serve<Data> {
  const serve: Serve<Data> = async (port, data) => {
    const reply = (message: ReplyMessage, moved: readonly Transferable[] = []): void =>
      port.postMessage(message, [...moved])
    const incoming = (call: CallMessage): Incoming => ({
      ...call,
      succeed: (result, moved) => reply({ id: call.id, ok: true, result }, moved),
      fail: (error) => reply({ id: call.id, ok: false, error: toErrorMessage(toKnown(error, data)) }),
    })
    let handle: Handle
    try {
      handle = await open(data)
    } catch (error) {
      reply({ id: 0, ok: false, error: toErrorMessage(toKnown(error, data)) })
      port.close()
      return
    }
    port.on('message', (first: CallMessage) => {
      const calls = [incoming(first)]
      for (;;) {
        const next = receiveMessageOnPort(port)
        if (next === undefined) break
        calls.push(incoming(next.message as CallMessage))
      }
      handle(calls)
    })
    reply({ id: 0, ok: true, result: null })
  }
  if (!isMainThread && parentPort !== null) void serve(parentPort, workerData as Data)
  return serve
}
