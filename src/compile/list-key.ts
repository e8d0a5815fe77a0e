/** Longer keys are cut: at most 4 KiB of UTF-8, half of what an index takes. */
const LONGEST = 1000

/**
 * What Dataset and Job nodes keep as `listKey`: namespace and name as one text that sorts as the pair does, since no name
 * holds NUL. Where it is cut, namespace and name themselves settle the order.
 */
export function listKey(namespace: string, name: string): string {
  const key = `${namespace}\u0000${name}`
  return key.length <= LONGEST ? key : Array.from(key).slice(0, LONGEST).join('')
}
