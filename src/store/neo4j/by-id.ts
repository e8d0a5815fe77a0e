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

export const distinct = <T>(values: Iterable<T>): readonly T[] => [...new Set(values)]
