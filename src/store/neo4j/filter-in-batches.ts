/** Returns the first `limit` items that pass `keep`, testing `batchSize` items per call. */
export async function filterInBatches<T>(
  items: readonly T[],
  batchSize: number,
  limit: number,
  keep: (batch: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = []
  for (let at = 0; at < items.length && found.length < limit; at += batchSize)
    found.push(...(await keep(items.slice(at, at + batchSize))))
  return found.slice(0, limit)
}
