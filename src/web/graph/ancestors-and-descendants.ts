import type { EdgeJson } from '../../render/answer-json.ts'

/** The nodes upstream and downstream of a node within an answer, including itself. O(edges). */
export function ancestorsAndDescendants(
  from: string,
  edges: readonly EdgeJson[],
  cardOf: (id: string) => string | undefined,
): ReadonlySet<string> {
  const down = new Map<string, string[]>()
  const up = new Map<string, string[]>()
  for (const edge of edges) {
    const a = cardOf(edge.from)
    const b = cardOf(edge.to)
    if (a === undefined || b === undefined) continue
    push(down, a, b)
    push(up, b, a)
  }
  return new Set([...walk(from, down), ...walk(from, up)])
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function walk(from: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const met = new Set([from])
  // Iterating a Set visits the elements added during the iteration.
  for (const id of met) for (const neighbour of next.get(id) ?? []) met.add(neighbour)
  return met
}
