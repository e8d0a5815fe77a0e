/** What one call takes and gives. */
export interface CallShape {
  readonly argument: unknown
  readonly result: unknown
}

export interface CallMessage {
  readonly id: number
  readonly name: string
  readonly argument: unknown
  /** Milliseconds that the caller waits from when the message is sent: threads have clocks of their own. */
  readonly leftMs?: number
}

/** An error as it travels between threads. */
export interface ErrorMessage {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

/** `id` 0 tells of the opening, the others of the call with that id. */
export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ErrorMessage }

/** What every thread finds in its data beside its own. */
export interface Aborting {
  /** One Int32 that holds the id of a call to be given up. */
  readonly abort: SharedArrayBuffer
}
