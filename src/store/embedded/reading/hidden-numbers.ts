import type { Id } from '../../../domain/ids.ts'
import type { HiddenThings } from '../../../query/hidden/hidden-things.ts'
import type { Registry } from '../registry.ts'

/** Hidden datasets and jobs, by number. */
export interface HiddenNumbers {
  readonly datasets: ReadonlySet<number>
  readonly jobs: ReadonlySet<number>
}

/** Gives the numbers of hidden things; those of the same things are looked up once. */
export function openHiddenNumbers(
  registry: Registry,
): (hidden: HiddenThings | undefined) => HiddenNumbers | undefined {
  const numbers = (ids: readonly Id[]): ReadonlySet<number> =>
    new Set(ids.map((id) => registry.find(id)).filter((n) => n !== undefined))
  const made = new WeakMap<HiddenThings, HiddenNumbers>()
  return (hidden) => {
    if (hidden === undefined) return undefined
    let found = made.get(hidden)
    if (found === undefined)
      made.set(hidden, (found = { datasets: numbers(hidden.datasets), jobs: numbers(hidden.jobs) }))
    return found
  }
}
