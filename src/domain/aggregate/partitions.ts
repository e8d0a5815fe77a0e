import { compareText } from '../../lib/compare.ts'

/**
 * Which parts of a dataset an operation touched: their names (`day=2026-11-01/country=PL`), each once, by code point, and the
 * greatest number that one event told, where that is more than are kept.
 */
export interface Partitions {
  readonly names: readonly string[]
  readonly count?: number
}

/** More names of partitions than these an aggregate does not keep of one dataset: the least of them, so that any order keeps the same. */
export const MAX_PARTITIONS = 1000

/** The partitions that one event names; undefined where it names none. */
export function partitionsOf(names: Iterable<string>): Partitions | undefined {
  const all = [...new Set(names)].sort(compareText)
  if (all.length === 0) return undefined
  return all.length <= MAX_PARTITIONS
    ? { names: all }
    : { names: all.slice(0, MAX_PARTITIONS), count: all.length }
}

/**
 * All partitions of both; `a` itself where `b` adds nothing. The count is never made from the union, of which it cannot be
 * known what was left out before: a greatest number commutes, a sum of parts would not.
 */
export function mergePartitions(a: Partitions, b: Partitions): Partitions {
  const known = new Set(a.names)
  const last = a.names.length < MAX_PARTITIONS ? undefined : a.names.at(-1)!
  const adds = b.names.some((name) => !known.has(name) && (last === undefined || compareText(name, last) < 0))
  const count = Math.max(a.count ?? 0, b.count ?? 0)
  if (!adds && count === (a.count ?? 0)) return a
  const names = [...new Set([...a.names, ...b.names])].sort(compareText).slice(0, MAX_PARTITIONS)
  return count === 0 ? { names } : { names, count }
}

/** How many there are, as far as is known: at least so many. */
export const numberOfPartitions = ({ names, count = 0 }: Partitions): number => Math.max(names.length, count)
