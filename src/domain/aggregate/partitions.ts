import { compareText } from '../../lib/compare.ts'

/**
 * The partitions of a dataset that an operation touched: their names (`day=2026-11-01/country=PL`) without repeats,
 * by code point. `count` is the greatest number that one event reported, if that exceeds the number of stored names.
 */
export interface Partitions {
  readonly names: readonly string[]
  readonly count?: number
}

/**
 * An aggregate stores at most this many partition names of a dataset. It stores the least ones, so that the order of
 * arrival does not matter.
 */
export const MAX_PARTITIONS = 1000

/** The partitions that one event names; undefined if it names none. */
export function partitionsOf(names: Iterable<string>): Partitions | undefined {
  const all = [...new Set(names)].sort(compareText)
  if (all.length === 0) return undefined
  return all.length <= MAX_PARTITIONS
    ? { names: all }
    : { names: all.slice(0, MAX_PARTITIONS), count: all.length }
}

/**
 * Merges two sets of partitions; returns `a` itself if `b` adds nothing. The count is never computed from the union,
 * because names may have been left out before. A maximum commutes; a sum of parts would not.
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

/** A lower bound of the number of partitions. */
export const numberOfPartitions = ({ names, count = 0 }: Partitions): number => Math.max(names.length, count)
