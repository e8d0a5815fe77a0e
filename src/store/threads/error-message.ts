import {
  ReadTimeout,
  StoreDamaged,
  StoreUnavailable,
  StoreUnusable,
  TooMuchAtOnce,
} from '../lineage-store.ts'
import type { ErrorMessage } from './messages.ts'

const KINDS = [ReadTimeout, StoreDamaged, StoreUnavailable, StoreUnusable, TooMuchAtOnce]

export function toErrorMessage(error: unknown): ErrorMessage {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  return {
    name: error.name,
    message: error.message,
    ...(error.stack !== undefined && { stack: error.stack }),
  }
}

/** Recreates an error of another thread. Errors that callers of a store distinguish are instances of their class again. */
export function fromErrorMessage({ name, message, stack }: ErrorMessage): Error {
  const Kind = KINDS.find((kind) => kind.name === name) ?? Error
  const error = new Kind(message)
  if (stack !== undefined) error.stack = stack
  return error
}
