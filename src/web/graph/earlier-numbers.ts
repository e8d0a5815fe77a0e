interface Named {
  readonly id: string
}

/**
 * The number that each had in an earlier list, by its id; -1 of what is new. What comes in the same order, as most does when an answer grows, is found without a table
 * of all.
 */
export function earlierNumbers(now: readonly Named[], before: readonly Named[]): Int32Array {
  const found = new Int32Array(now.length).fill(-1)
  let known: Map<string, number> | undefined
  let at = 0
  for (let i = 0; i < now.length && at < before.length; i++) {
    const one = now[i]!
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
  // An order that turned back may have passed some by.
  for (let i = 0; i < now.length; i++) if (found[i] === -1) found[i] = known.get(now[i]!.id) ?? -1
  return found
}
