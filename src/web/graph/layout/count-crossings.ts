/**
 * How often segments between two columns cross, by a tree of counts: O(segments × log of positions). `ends` are the positions of the segments in
 * the right column, in the order of their positions in the left one (and of the right one where those are equal).
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
      // All that came before and ends further down crosses this one.
      if (i % 2 === 0) crossings += tree[i + 1]!
      i >>= 1
      tree[i]!++
    }
  }
  return crossings
}
