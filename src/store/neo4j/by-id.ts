/** Gathers values under their keys, in the order in which they come. */
export function gather<T, K, V>(items: Iterable<T>, key: (item: T) => K, value: (item: T) => V): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const item of items) {
    const k = key(item)
    const group = groups.get(k)
    if (group === undefined) groups.set(k, [value(item)])
    else group.push(value(item))
  }
  return groups
}

/** Rows in order of their ids, each once. */
export function inIdOrder<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  )
}

/** Questions in one statement: the server holds them, and all their answers that it has not sent yet. */
const AT_ONCE = 5_000

/** A list in slices that one statement each may carry. */
export function sliced<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= AT_ONCE) return items.length === 0 ? [] : [items]
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, i) =>
    items.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
}

export const distinct = <T>(values: Iterable<T>): readonly T[] => [...new Set(values)]
