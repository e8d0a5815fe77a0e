import type { EdgeJson } from '../../render/answer-json.ts'

/** What lies up or down of a node by an answer's edges, itself included. O(edges). */
export function upAndDown(
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
  // A set that grows while it is gone through is gone through to its end.
  for (const id of met) for (const neighbour of next.get(id) ?? []) met.add(neighbour)
  return met
}
