import { compareText } from '../../lib/compare.ts'

/**
 * Which parts of a dataset an operation touched: their names (`day=2026-11-01/country=PL`), each once, by code point, and the
 * greatest number that any event told, where that is more than its names.
 */
export interface Partitions {
  readonly names: readonly string[]
  readonly count?: number
}

/** More names than these an aggregate does not keep of one dataset: the least of them, so that any order keeps the same. */
export const MAX_PARTITIONS = 1000

/** The partitions of these names; undefined where there are none. */
export function partitionsOf(names: Iterable<string>): Partitions | undefined {
  const all = [...new Set(names)].sort(compareText)
  if (all.length === 0) return undefined
  return all.length <= MAX_PARTITIONS
    ? { names: all }
    : { names: all.slice(0, MAX_PARTITIONS), count: all.length }
}

/** All partitions of both; `a` itself where `b` adds nothing. */
export function mergePartitions(a: Partitions, b: Partitions): Partitions {
  const known = new Set(a.names)
  const last = a.names.length < MAX_PARTITIONS ? undefined : a.names.at(-1)!
  const adds = b.names.some((name) => !known.has(name) && (last === undefined || compareText(name, last) < 0))
  if (!adds && (b.count ?? 0) <= (a.count ?? 0)) return a
  const merged = partitionsOf([...a.names, ...b.names])!
  const count = Math.max(a.count ?? 0, b.count ?? 0, merged.count ?? 0)
  return count === 0 ? merged : { names: merged.names, count }
}
