import type { SelectFilters } from '../../../query/plan.ts'
import { compileGlob, compileRegex } from '../../../query/text-match.ts'
import type { Labels } from './labels.ts'

/** One of the names that a thing goes by. */
export interface Named {
  readonly namespace: string
  readonly name: string
}

/** What filters look at. A name, tag or owner fits if one of several does, each filter by itself. */
export interface Filterable {
  readonly names: readonly Named[]
  /** Whose tags and owners count, by number. */
  readonly tagged: readonly number[]
  readonly owned: readonly number[]
}

/**
 * Makes filters ready for many things. Names come first: they cost no further reading. `poll` is called before each regular
 * expression is compiled or matched, and may throw to give up: there may be hundreds of them.
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

/** The characters before the first wild one of a glob: what every text that fits begins with. */
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
