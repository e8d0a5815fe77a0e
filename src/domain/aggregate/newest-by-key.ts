import { compareStamped, newest, type Stamped } from '../stamp.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'

/** Values by key, each with its stamp. */
export type StampedFields = { readonly [key: string]: Stamped }

/**
 * Merges two sets of fields by taking the newest value of each key. Returns one of the arguments itself if the other
 * adds nothing.
 */
export function newestByKey(a: StampedFields, b: StampedFields): StampedFields {
  return mergeByKey(a, b, (x, y) => newest(x, y)!)
}

/** The union of two records; `merge` resolves keys that both have. Returns `a` itself if nothing changes. */
export function mergeByKey<T>(
  a: { readonly [key: string]: T },
  b: { readonly [key: string]: T },
  merge: (x: T, y: T) => T,
): { readonly [key: string]: T } {
  let out: { [key: string]: T } | undefined
  for (const key of Object.keys(b)) {
    const x = Object.hasOwn(a, key) ? a[key] : undefined
    const y = b[key]!
    const merged = x === undefined ? y : merge(x, y)
    if (merged === x) continue
    out ??= { ...a }
    // Keys come from producers, so `__proto__` must be a key like any other.
    Object.defineProperty(out, key, { value: merged, enumerable: true, configurable: true, writable: true })
  }
  return out ?? a
}

/** The value with the greater canonical JSON: a choice that does not depend on the order of arguments. */
export function greater<T extends object | string>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined) return b
  if (b === undefined) return a
  return canonicalJson(a as never) >= canonicalJson(b as never) ? a : b
}

/** Whether both sets hold the same values with the same stamps. */
export function sameFields(a: StampedFields, b: StampedFields): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => {
    const x = a[key]!
    const y = Object.hasOwn(b, key) ? b[key] : undefined
    return x === y || (y !== undefined && compareStamped(x, y) === 0)
  })
}
