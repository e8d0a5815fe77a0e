import { useSyncExternalStore } from 'react'
import { createCell } from './cell.ts'

/** Kept for this tab alone, and gone with it: a key is a secret. */
const KEY = 'tributary.key'

/** Why a key is asked for: what the server said of the last request. Undefined: none is. */
const asked = createCell<string | undefined>(undefined)
const held = createCell<string | undefined>(sessionStorage.getItem(KEY) ?? undefined)

/** The key or token that requests carry. */
export const heldKey = (): string | undefined => held.get()

/** Carries a key from now on. */
export function holdKey(key: string): void {
  sessionStorage.setItem(KEY, key)
  held.set(key)
  asked.set(undefined)
}

export function dropKey(): void {
  sessionStorage.removeItem(KEY)
  held.set(undefined)
}

/** The server takes no request without a key, or not with this one. */
export const refuseKey = (detail: string): void => asked.set(detail)

export const useKeyAsked = (): string | undefined => useSyncExternalStore(asked.subscribe, asked.get)
export const useHeldKey = (): string | undefined => useSyncExternalStore(held.subscribe, held.get)
