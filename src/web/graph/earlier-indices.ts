interface Named {
  readonly id: string
}

/**
 * The index of each item in an earlier list, by id; -1 for new items. Items in the same order, as in most grown answers, are found
 * without a lookup table.
 */
export function earlierIndices(items: readonly Named[], before: readonly Named[]): Int32Array {
  const found = new Int32Array(items.length).fill(-1)
  let known: Map<string, number> | undefined
  let at = 0
  for (let i = 0; i < items.length && at < before.length; i++) {
    const one = items[i]!
    const { id } = one
    if (before[at] === one || before[at]!.id === id) {
      found[i] = at++
      continue
    }
    known ??= new Map(before.map((one, k) => [one.id, k]))
    const was = known.get(id)
    if (was === undefined) continue
    found[i] = was
    at = was + 1
  }
  if (known === undefined) return found
  // If the order went back, some items may have been skipped.
  for (let i = 0; i < items.length; i++) if (found[i] === -1) found[i] = known.get(items[i]!.id) ?? -1
  return found
}
