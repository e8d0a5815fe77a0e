import type { SelectFilters } from '../../../query/plan.ts'
import { compileGlob, compileRegex } from '../../../query/text-match.ts'
import type { Labels } from './labels.ts'

/** One of the names of an item. */
export interface Named {
  readonly namespace: string
  readonly name: string
}

/** The properties to filter by. Each filter is satisfied if one of several names, tags or owners matches. */
export interface Filterable {
  readonly names: readonly Named[]
  /** Numbers of the nodes whose tags count. */
  readonly tagged: readonly number[]
  readonly owned: readonly number[]
}

/**
 * Compiles filters for many items. Test names first: that needs no further reads. Calls `poll` before each regular
 * expression is compiled or matched, since there may be hundreds; it may throw to abort the work.
 */
export function compileFilters(
  filters: SelectFilters,
  labels: Labels,
  poll: () => void = () => undefined,
): {
  readonly byName: (names: readonly Named[]) => boolean
  readonly byLabel: (thing: Filterable) => boolean
} {
  const names = [
    ...(filters.like ?? []).map(compileGlob),
    ...(filters.matching ?? []).map(({ source, ignoreCase }) => {
      poll()
      const fits = compileRegex(source, ignoreCase)
      return (text: string) => {
        poll()
        return fits(text)
      }
    }),
  ]
  const namespaces = (filters.in ?? []).map(compileGlob)
  const { tagged = [], ownedBy = [] } = filters
  return {
    byName: (found) =>
      names.every((fits) => found.some(({ name }) => fits(name))) &&
      namespaces.every((fits) => found.some(({ namespace }) => fits(namespace))),
    byLabel: (thing) =>
      tagged.every(({ tag, value }) => labels.hasTag(thing.tagged, tag, value)) &&
      ownedBy.every((owner) => labels.hasOwner(thing.owned, owner)),
  }
}

/** The literal prefix of a glob, up to its first wildcard. */
export function globPrefix(glob: string): string {
  let prefix = ''
  const characters = Array.from(glob)
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!
    if (character === '*' || character === '?') break
    prefix += character === '\\' && i + 1 < characters.length ? characters[++i]! : character
  }
  return prefix
}
