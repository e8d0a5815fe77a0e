/** Like `Map.groupBy`, with `value` applied to each item. */
export function groupBy<T, K, V>(
  items: Iterable<T>,
  key: (item: T) => K,
  value: (item: T) => V,
): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const item of items) {
    const k = key(item)
    const group = groups.get(k)
    if (group === undefined) groups.set(k, [value(item)])
    else group.push(value(item))
  }
  return groups
}

/** Rows ordered by id, without duplicates. */
export function inIdOrder<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  )
}

/** Items per statement. It bounds the memory that the server needs for them and for their results. */
const BATCH_SIZE = 5_000

/** Splits a list into batches for one statement each. */
export function inBatches<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= BATCH_SIZE) return items.length === 0 ? [] : [items]
  return Array.from({ length: Math.ceil(items.length / BATCH_SIZE) }, (_, i) =>
    items.slice(i * BATCH_SIZE, (i + 1) * BATCH_SIZE),
  )
}

export const distinct = <T>(values: Iterable<T>): readonly T[] => [...new Set(values)]
