import type { Id } from '../../../../domain/ids.ts'
import { LAST_CHARACTER } from '../../../../lib/last-character.ts'
import {
  LIST_BOUNDS,
  type ListBounds,
  type ListKey,
  type ListPage,
  type ListRequest,
} from '../../../../query/browse-requests.ts'

/** An item of a list, by number, and its sort key. */
export interface ListEntry {
  readonly n: number
  readonly key: ListKey
}

/** A step of a walk in list order. Without a number, it has no item. */
export interface Step {
  readonly n?: number
  readonly key: ListKey
  /** The number of rows that it examined; 1 if absent. */
  readonly passed?: number
}

/** A list: how to walk it in order, and sets of candidates, each of which contains all its items. */
export interface Listing {
  readonly compare: (a: ListKey, b: ListKey) => number
  /** Each returns up to `limit` candidates. */
  readonly candidateSets: readonly ((limit: number) => readonly number[])[]
  /** The entry under which a candidate is listed, if any. */
  readonly entryOf: (n: number) => ListEntry | undefined
  readonly fits: (n: number) => boolean
  /** Returns undefined if no index has the order, and more than `most` rows would have to be sorted. */
  readonly walk: (after: ListKey | undefined, most: number) => Iterable<Step> | undefined
}

/** One page. It sorts the smallest set of candidates if that is small, else it walks until the page or a bound is full. */
export function pageOf(
  listing: Listing,
  { after, limit, bounds = LIST_BOUNDS }: ListRequest,
  idOf: (n: number) => Id,
): ListPage {
  const few = fewest(listing, bounds)
  const steps = few === undefined ? listing.walk(after, bounds.examined) : undefined
  if (few === undefined && steps === undefined) return { ids: [], tooMany: true }
  const { shown, reached } =
    steps === undefined ? sorted(listing, few!, after) : walked(listing, steps, limit, bounds)
  const page = shown.slice(0, limit)
  const next = shown.length > limit ? page.at(-1)!.key : reached
  return { ids: page.map(({ n }) => idOf(n)), ...(next === undefined ? {} : { next }) }
}

/** Items in order, and the key up to which the walk came, unless it came to the end. */
interface Found {
  readonly shown: readonly ListEntry[]
  readonly reached?: ListKey
}

function fewest({ candidateSets }: Listing, { few }: ListBounds): readonly number[] | undefined {
  let best: readonly number[] | undefined
  for (const find of candidateSets) {
    const found = find(few + 1)
    if (found.length <= few && (best === undefined || found.length < best.length)) best = found
  }
  return best
}

function sorted(
  { compare, entryOf, fits }: Listing,
  few: readonly number[],
  after: ListKey | undefined,
): Found {
  const shown = new Map<number, ListEntry>()
  for (const n of few) {
    const entry = entryOf(n)
    if (entry === undefined || shown.has(entry.n)) continue
    if ((after === undefined || compare(entry.key, after) > 0) && fits(entry.n)) shown.set(entry.n, entry)
  }
  return { shown: [...shown.values()].sort((a, b) => compare(a.key, b.key)) }
}

/** Collects up to `limit + 1` items: the additional one shows that there are more. */
function walked({ fits }: Listing, steps: Iterable<Step>, limit: number, bounds: ListBounds): Found {
  const shown: ListEntry[] = []
  let examined = 0
  for (const { n, key, passed = 1 } of steps) {
    if (n !== undefined && fits(n)) shown.push({ n, key })
    if (shown.length > limit) break
    examined += passed
    if (examined >= bounds.examined) return { shown, reached: key }
  }
  return { shown }
}

/** Sorts behind all names. */
export const AFTER_ALL_NAMES = LAST_CHARACTER + LAST_CHARACTER
