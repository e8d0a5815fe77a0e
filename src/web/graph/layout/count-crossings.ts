/**
 * Counts the crossings of segments between two columns with a Fenwick-style tree: O(segments × log positions). `ends` are the
 * positions in the right column, sorted by the position in the left column, then in the right one.
 */
export function countCrossings(ends: Uint32Array, positions: number): number {
  let first = 1
  while (first < positions) first *= 2
  const tree = new Uint32Array(2 * first)
  let crossings = 0
  for (const end of ends) {
    let i = first + end
    tree[i]!++
    while (i > 1) {
      // Every earlier segment that ends further down crosses this one.
      if (i % 2 === 0) crossings += tree[i + 1]!
      i >>= 1
      tree[i]!++
    }
  }
  return crossings
}
