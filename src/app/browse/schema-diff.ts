import type { SchemaField } from '../../domain/aggregate.ts'

/** The changes between two versions of a schema. Empty lists are left out. */
export interface SchemaDiff {
  readonly added?: readonly string[]
  readonly removed?: readonly string[]
  readonly retyped?: readonly { readonly name: string; readonly from?: string; readonly to?: string }[]
  /** The minimum set of columns that must move to get the new order; positions count from 0. */
  readonly moved?: readonly { readonly name: string; readonly from: number; readonly to: number }[]
}

export function schemaDiff(before: readonly SchemaField[], now: readonly SchemaField[]): SchemaDiff {
  const old = new Map(before.map((field, place) => [field.name, { field, place }]))
  const names = new Set(now.map(({ name }) => name))
  const common = now.flatMap((field, place) => {
    const was = old.get(field.name)
    return was === undefined ? [] : [{ name: field.name, from: was.place, to: place, was: was.field, field }]
  })
  const unmoved = longestIncreasingSubsequence(common.map(({ from }) => from))
  const diff = {
    added: now.filter(({ name }) => !old.has(name)).map(({ name }) => name),
    removed: before.filter(({ name }) => !names.has(name)).map(({ name }) => name),
    retyped: common
      .filter(({ was, field }) => was.type !== field.type)
      .map(({ name, was, field }) => ({
        name,
        ...(was.type === undefined ? {} : { from: was.type }),
        ...(field.type === undefined ? {} : { to: field.type }),
      })),
    moved: common.filter((_, i) => !unmoved.has(i)).map(({ name, from, to }) => ({ name, from, to })),
  }
  return Object.fromEntries(Object.entries(diff).filter(([, list]) => list.length > 0))
}

/** The indexes of a longest increasing subsequence, by patience sorting in n log n. */
function longestIncreasingSubsequence(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  values.forEach((value, i) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[i] = low === 0 ? undefined : ends[low - 1]
    ends[low] = i
  })
  const rise = new Set<number>()
  for (let i = ends.at(-1); i !== undefined; i = before[i]) rise.add(i)
  return rise
}
