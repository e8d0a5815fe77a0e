/** Names are keys of the graph: longer ones are refused. In bytes of UTF-8. */
export const MAX_NAME_BYTES = 4096

/**
 * What keeps a value from being a name, as the end of a sentence (`must not be empty`), or undefined if nothing does.
 * A name is a string that is not empty, is at most 4 KiB of UTF-8, and has neither NUL nor lone surrogates.
 */
export function nameFault(value: unknown): string | undefined {
  if (value === undefined) return 'is missing'
  if (typeof value !== 'string') return 'must be a string'
  if (value === '') return 'must not be empty'
  if (value.length > MAX_NAME_BYTES / 3 && Buffer.byteLength(value) > MAX_NAME_BYTES)
    return `is longer than ${MAX_NAME_BYTES} bytes`
  if (value.includes('\0')) return 'must not contain NUL'
  if (!value.isWellFormed()) return 'must not contain a lone surrogate'
  return undefined
}

/** Whether a value can be a name. */
export function isName(value: unknown): value is string {
  return nameFault(value) === undefined
}
