import { useSyncExternalStore } from 'react'
import { createCell } from './cell.ts'
import { storedText } from './stored-text.ts'

/** Stored for this tab only, because a key is a secret. */
const stored = storedText(() => sessionStorage, 'tributary.key')
const held = createCell(stored.get())

/** A request for an API key. */
export interface KeyRequest {
  /** The error detail of the last refused request. */
  readonly detail: string
  /** The user dismissed the request for now. */
  readonly dismissed: boolean
}
const keyRequest = createCell<KeyRequest | undefined>(undefined)

/** The key or token that requests send. */
export const currentKey = (): string | undefined => held.get()

/** Sends this key from now on. */
export function storeKey(key: string): void {
  stored.set(key)
  held.set(key)
  keyRequest.set(undefined)
}

export function dropKey(): void {
  stored.set(undefined)
  held.set(undefined)
}

/** The server refused a request without a key, or with this key. */
export function refuseKey(detail: string, key: string | undefined): void {
  // A request sent before the key changed says nothing about the new key.
  if (key !== currentKey()) return
  const before = keyRequest.get()
  if (before?.detail !== detail) keyRequest.set({ detail, dismissed: before?.dismissed ?? false })
}

/** Dismisses or reopens the request for a key. */
export function dismissKeyRequest(dismissed: boolean): void {
  const before = keyRequest.get()
  if (before !== undefined) keyRequest.set({ ...before, dismissed })
}

export const useKeyRequest = (): KeyRequest | undefined =>
  useSyncExternalStore(keyRequest.subscribe, keyRequest.get)
export const useCurrentKey = (): string | undefined => useSyncExternalStore(held.subscribe, held.get)
