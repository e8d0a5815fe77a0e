import type { Adjacency } from './adjacency.ts'

/**
 * Orders the members of a strongly connected component so that few edges point backwards (Eades, Lin and Smyth 1993): sources
 * first, sinks last, otherwise the node with the greatest outdegree minus indegree. Nodes entered from outside are preferred as a
 * beginning, so that a cycle is drawn from its entry. O(members + edges).
 */
export function greedyOrder(
  members: Uint32Array,
  of: Int32Array,
  out: Adjacency,
  into: Adjacency,
): Uint32Array {
  const k = members.length
  const component = of[members[0]!]!
  const place = new Map<number, number>()
  members.forEach((v, i) => place.set(v, i))
  const inside = (w: number, v: number): boolean => of[w] === component && w !== v
  const outdegree = new Int32Array(k)
  const indegree = new Int32Array(k)
  const entered = new Uint8Array(k)
  let greatest = 1
  members.forEach((v, i) => {
    for (let e = out.starts[v]!; e < out.starts[v + 1]!; e++) if (inside(out.to[e]!, v)) outdegree[i]!++
    for (let e = into.starts[v]!; e < into.starts[v + 1]!; e++) {
      if (inside(into.to[e]!, v)) indegree[i]!++
      else if (into.to[e] !== v) entered[i] = 1
    }
    greatest = Math.max(greatest, outdegree[i]! + 1, indegree[i]! + 1)
  })

  // Buckets by outdegree minus indegree, each a doubly linked list. Sinks are in the first bucket, sources in the last.
  const buckets = 2 * greatest + 1
  const head = new Int32Array(buckets).fill(-1)
  const before = new Int32Array(k).fill(-1)
  const after = new Int32Array(k).fill(-1)
  const bucketOf = new Int32Array(k).fill(-1)
  let top = 0
  const addToBucket = (i: number): void => {
    const b =
      indegree[i] === 0
        ? buckets - 1
        : outdegree[i] === 0
          ? 0
          : greatest + outdegree[i]! - indegree[i]! + entered[i]!
    const bucket = Math.min(buckets - 1, Math.max(0, b))
    bucketOf[i] = bucket
    before[i] = -1
    after[i] = head[bucket]!
    if (head[bucket] !== -1) before[head[bucket]!] = i
    head[bucket] = i
    top = Math.max(top, bucket)
  }
  const removeFromBucket = (i: number): void => {
    if (before[i] === -1) head[bucketOf[i]!] = after[i]!
    else after[before[i]!] = after[i]!
    if (after[i] !== -1) before[after[i]!] = before[i]!
    bucketOf[i] = -1
  }
  for (let i = k - 1; i >= 0; i--) addToBucket(i)

  const order = new Uint32Array(k)
  let first = 0
  let last = k
  const remove = (i: number): void => {
    removeFromBucket(i)
    const v = members[i]!
    for (let e = out.starts[v]!; e < out.starts[v + 1]!; e++) decrement(out.to[e]!, v, indegree)
    for (let e = into.starts[v]!; e < into.starts[v + 1]!; e++) decrement(into.to[e]!, v, outdegree)
  }
  const decrement = (w: number, v: number, degree: Int32Array): void => {
    if (!inside(w, v)) return
    const i = place.get(w)!
    if (bucketOf[i] === -1) return
    removeFromBucket(i)
    degree[i]!--
    addToBucket(i)
  }
  while (first < last) {
    if (head[0] !== -1) {
      const i = head[0]!
      remove(i)
      order[--last] = members[i]!
      continue
    }
    while (head[top] === -1) top--
    const i = head[top]!
    remove(i)
    order[first++] = members[i]!
  }
  return order
}
