import { StoreUnavailable, StoreUnusable } from '../lineage-store.ts'
import type { ErrorMessage } from './calls.ts'
import { storeError } from './sqlite-error.ts'

export function toErrorMessage(error: unknown): ErrorMessage {
  const known = storeError(error)
  if (!(known instanceof Error)) return { name: 'Error', message: String(known) }
  return {
    name: known.name,
    message: known.message,
    ...(known.stack !== undefined && { stack: known.stack }),
  }
}

export function fromErrorMessage({ name, message, stack }: ErrorMessage): Error {
  const error =
    name === 'StoreUnavailable'
      ? new StoreUnavailable(message)
      : name === 'StoreUnusable'
        ? new StoreUnusable(message)
        : new Error(message)
  if (stack !== undefined) error.stack = stack
  return error
}
