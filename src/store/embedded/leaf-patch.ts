import type { Json, JsonObject } from '../../lib/json.ts'

type Leaf = string | number | boolean | null
/** A value, and the positions of the leaves that have it instead of that in the pattern. */
type Change = readonly [value: Leaf, ...places: number[]]

/**
 * The difference between a body and a pattern as JSON text: the leaves that differ, by their position in document order,
 * each value once. Undefined if their shapes differ: they need the same members in the same order, and lists of the same
 * lengths.
 * @example diffLeaves({ a: 1, b: [1, 2] }, { a: 5, b: [5, 2] }) is '[[5,0,1]]'
 */
export function diffLeaves(pattern: JsonObject, body: JsonObject): string | undefined {
  const changes = new Map<Leaf, number[]>()
  if (compare(pattern, body, 0, changes) < 0) return undefined
  return JSON.stringify(Array.from(changes, ([value, places]) => [value, ...places]))
}

/** Applies a patch of `diffLeaves`. */
export function patchLeaves(pattern: JsonObject, patch: string): JsonObject {
  const values = new Map<number, Leaf>()
  for (const [value, ...places] of JSON.parse(patch) as readonly Change[])
    for (const place of places) values.set(place, value)
  return copy(pattern, { place: 0 }, values) as JsonObject
}

const OTHER_SHAPE = -1

/** Collects the leaves of `b` that differ from those of `a`. Returns the position after the last leaf, or OTHER_SHAPE. */
function compare(a: Json, b: Json, place: number, changes: Map<Leaf, number[]>): number {
  if (typeof a !== 'object' || a === null) {
    if (typeof b === 'object' && b !== null) return OTHER_SHAPE
    if (a !== b) {
      const places = changes.get(b)
      if (places === undefined) changes.set(b, [place])
      else places.push(place)
    }
    return place + 1
  }
  if (typeof b !== 'object' || b === null || Array.isArray(a) !== Array.isArray(b)) return OTHER_SHAPE
  const [x, y] = [a as JsonObject, b as JsonObject]
  const keys = Object.keys(x)
  const others = Object.keys(y)
  if (keys.length !== others.length) return OTHER_SHAPE
  let next = place
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (key !== others[i]) return OTHER_SHAPE
    next = compare(x[key]!, y[key]!, next, changes)
    if (next < 0) return OTHER_SHAPE
  }
  return next
}

function copy(pattern: Json, at: { place: number }, values: ReadonlyMap<number, Leaf>): Json {
  if (typeof pattern !== 'object' || pattern === null) {
    const value = values.get(at.place++)
    return value === undefined ? pattern : value
  }
  if (Array.isArray(pattern)) return (pattern as readonly Json[]).map((item) => copy(item, at, values))
  // Producers choose the names of members, so one can be `__proto__`; assigning that would set the prototype.
  return Object.fromEntries(Object.entries(pattern).map(([key, member]) => [key, copy(member, at, values)]))
}
