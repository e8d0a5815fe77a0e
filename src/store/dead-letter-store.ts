/** What a letter was sent as: an OpenLineage event, or an item of native entities. */
export type LetterKind = 'event' | 'entity'

/** An event or item that was refused, with the reason. */
export interface DeadLetter {
  /** UUID of version 7: sorts by the time it was kept. */
  readonly id: string
  readonly kind: LetterKind
  /** Who sent it, such as `key 01JD2` or `address 192.0.2.7`; no secret. Empty for letters of versions that did not keep it. */
  readonly sender: string
  /** When its request came, in ms since 1970. */
  readonly receivedAt: number
  /** The name of the problem that its sender was told (`/problems/NAME`). */
  readonly problem: string
  readonly reason: string
  /** Where in it; absent where it is the whole. */
  readonly path?: string
  /** Bytes of it without secrets; more than `body` has where that was cut. */
  readonly size: number
  /** Its text, or the first MAX_LETTER_BYTES of it. */
  readonly body: Uint8Array
}

/** What a letter takes of a list. */
export interface LetterSize {
  readonly id: string
  readonly sender: string
  /** Of its body, as far as it is kept. */
  readonly bytes: number
}

/** Longer bodies are cut: what is cut can be read, but not replayed. */
export const MAX_LETTER_BYTES = 4 * 1024 * 1024

/** What a list of dead letters may hold; what goes first is the oldest of the sender that has most of it (`beyondBounds`). */
export const DEAD_LETTER_BOUNDS = { letters: 1_000, bytes: 64 * 1024 * 1024 } as const

/** Where dead letters are kept; outlives the process, and is no part of the graph. */
export interface DeadLetterStore {
  /** Adds letters, newest last, and drops those beyond DEAD_LETTER_BOUNDS. One whose id is there takes its place. */
  add(letters: readonly DeadLetter[]): Promise<void>
  /** The newest first; `before` is the id of the last one of the page before. */
  list(request: { readonly limit: number; readonly before?: string }): Promise<readonly DeadLetter[]>
  get(id: string): Promise<DeadLetter | undefined>
  /** What each letter takes, the oldest first. */
  sizes(): Promise<readonly LetterSize[]>
  /** Drops letters, all of them where no ids are given; returns how many there were. */
  remove(ids?: readonly string[]): Promise<number>
}
