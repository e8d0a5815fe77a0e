import { useSyncExternalStore } from 'react'
import { createCell } from './cell.ts'
import { keptText } from './kept-text.ts'

/** Kept for this tab alone, and gone with it: a key is a secret. */
const kept = keptText(() => sessionStorage, 'tributary.key')
const held = createCell(kept.get())

/** That the server asks for a key. */
export interface KeyAsked {
  /** What it said of the last request. */
  readonly detail: string
  /** Whoever was asked does not want to give one now. */
  readonly putOff: boolean
}
const asked = createCell<KeyAsked | undefined>(undefined)

/** The key or token that requests carry. */
export const heldKey = (): string | undefined => held.get()

/** Carries a key from now on. */
export function holdKey(key: string): void {
  kept.set(key)
  held.set(key)
  asked.set(undefined)
}

export function dropKey(): void {
  kept.set(undefined)
  held.set(undefined)
}

/** The server takes no request without a key, or not with this one. */
export function refuseKey(detail: string, key: string | undefined): void {
  // What was sent before another key was given says nothing of that one.
  if (key !== heldKey()) return
  const before = asked.get()
  if (before?.detail !== detail) asked.set({ detail, putOff: before?.putOff ?? false })
}

/** Whether a key is asked for now, or only once somebody wants to give one. */
export function putOffKey(putOff: boolean): void {
  const before = asked.get()
  if (before !== undefined) asked.set({ ...before, putOff })
}

export const useKeyAsked = (): KeyAsked | undefined => useSyncExternalStore(asked.subscribe, asked.get)
export const useHeldKey = (): string | undefined => useSyncExternalStore(held.subscribe, held.get)
