/** Argument and result of a call. */
export interface CallShape {
  readonly argument: unknown
  readonly result: unknown
}

export interface CallMessage {
  readonly id: number
  readonly name: string
  readonly argument: unknown
  /** Milliseconds that the caller waits from when it sends the message: `performance.now()` differs between threads. */
  readonly leftMs?: number
}

/** An error in a message between threads. */
export interface ErrorMessage {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

/** `id` 0 reports on opening; other ids are those of the call. */
export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ErrorMessage }

/** Part of every thread's `workerData`. */
export interface Aborting {
  /** One Int32: the id of a call to abort. */
  readonly abort: SharedArrayBuffer
}
