/** What a letter was sent as: an OpenLineage event, or an item of native entities. */
export type LetterKind = 'event' | 'entity'

/** An event or item that was refused, with the reason. */
export interface DeadLetter {
  /** UUID version 7: sorts by the time when the letter was stored. */
  readonly id: string
  readonly kind: LetterKind
  /** Who sent it, such as `key 01JD2` or `address 192.0.2.7`; no secret. Empty in letters of versions that did not store it. */
  readonly sender: string
  /** When its request arrived, in ms since 1970. */
  readonly receivedAt: number
  /** The name of the problem in the response (`/problems/NAME`). */
  readonly problem: string
  readonly reason: string
  /** The path of the wrong value; absent if the whole event or item is wrong. */
  readonly path?: string
  /** Its bytes after redaction. More than `body` has if the body was truncated. */
  readonly size: number
  /** Its text, truncated to MAX_LETTER_BYTES. */
  readonly body: Uint8Array
}

/** How much space a letter takes. */
export interface LetterSize {
  readonly id: string
  readonly sender: string
  /** Length of the stored body. */
  readonly bytes: number
}

/** Longer bodies are truncated. A truncated letter can be read but not replayed. */
export const MAX_LETTER_BYTES = 4 * 1024 * 1024

/** The most that the list may hold. Beyond it, the oldest letter of the sender with the largest share is deleted (`lettersToEvict`). */
export const DEAD_LETTER_BOUNDS = { letters: 1_000, bytes: 64 * 1024 * 1024 } as const

/** The dead letters. They survive a restart, and are not part of the graph. */
export interface DeadLetterStore {
  /** Adds letters, the newest last, and evicts those beyond DEAD_LETTER_BOUNDS. A letter with an existing id replaces the old one. */
  add(letters: readonly DeadLetter[]): Promise<void>
  /** Newest first. `before` is the id of the last letter on the previous page. */
  list(request: { readonly limit: number; readonly before?: string }): Promise<readonly DeadLetter[]>
  get(id: string): Promise<DeadLetter | undefined>
  /** The size of each letter, oldest first. */
  sizes(): Promise<readonly LetterSize[]>
  /** Deletes these letters, or all if `ids` is absent. Returns the number deleted. */
  remove(ids?: readonly string[]): Promise<number>
}
