/** The longest name, in bytes of UTF-8. Names are keys of the graph, so longer ones are refused. */
export const MAX_NAME_BYTES = 4096

/**
 * Why a value is not a valid name, as the end of a sentence (`must not be empty`); undefined if it is valid. A name is a
 * non-empty string of at most 4 KiB in UTF-8, without NUL and lone surrogates.
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

/** Whether a value is a valid name. */
export function isName(value: unknown): value is string {
  return nameFault(value) === undefined
}
