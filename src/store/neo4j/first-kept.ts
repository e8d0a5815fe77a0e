/** The first of these, so many, that are kept: looked at so many at a time, and no further than is needed. */
export async function firstKept<T>(
  all: readonly T[],
  atOnce: number,
  limit: number,
  keep: (some: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const kept: T[] = []
  for (let at = 0; at < all.length && kept.length < limit; at += atOnce)
    kept.push(...(await keep(all.slice(at, at + atOnce))))
  return kept.slice(0, limit)
}
