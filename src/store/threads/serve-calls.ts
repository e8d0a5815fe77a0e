import { parentPort, receiveMessageOnPort, type Transferable } from 'node:worker_threads'

import { toErrorMessage } from './error-message.ts'
import type { CallMessage, ReplyMessage } from './messages.ts'

export interface Incoming extends CallMessage {
  /** `moved`: memory of the result that is handed over instead of copied. */
  readonly succeed: (result: unknown, moved?: readonly Transferable[]) => void
  readonly fail: (error: unknown) => void
}

/**
 * Serves the calls that reach this worker thread: tells that it is open once `open` has returned, or why not, then hands
 * over all calls that wait, together, so that they can share a commit. `known` makes an error of the engine one that callers
 * of a store know.
 */
export async function serveCalls(
  open: () => Promise<(calls: readonly Incoming[]) => void> | ((calls: readonly Incoming[]) => void),
  known: (error: unknown) => unknown,
): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('runs in a worker thread only')
  const reply = (message: ReplyMessage, moved: readonly Transferable[] = []): void =>
    port.postMessage(message, [...moved])
  const incoming = (call: CallMessage): Incoming => ({
    ...call,
    succeed: (result, moved) => reply({ id: call.id, ok: true, result }, moved),
    fail: (error) => reply({ id: call.id, ok: false, error: toErrorMessage(known(error)) }),
  })
  let serve
  try {
    serve = await open()
  } catch (error) {
    reply({ id: 0, ok: false, error: toErrorMessage(known(error)) })
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
    serve(calls)
  })
  reply({ id: 0, ok: true, result: null })
}
