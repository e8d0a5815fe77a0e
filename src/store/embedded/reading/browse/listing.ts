import type { Id } from '../../../../domain/ids.ts'
import {
  LIST_BOUNDS,
  type ListBounds,
  type ListKey,
  type ListPage,
  type ListRequest,
} from '../../../../query/browse-requests.ts'

/** A thing, by number, and where it stands. */
export interface Placed {
  readonly n: number
  readonly key: ListKey
}

/** A step through an order; without a number nothing stands there. */
export interface Step {
  readonly n?: number
  readonly key: ListKey
  /** How many things it passed; 1 if absent. */
  readonly passed?: number
}

/** A list that is asked for: how to go through all of it, and sets among which everything is that it shows. */
export interface Listing {
  readonly compare: (a: ListKey, b: ListKey) => number
  /** Each gives at most so many numbers. */
  readonly narrow: readonly ((most: number) => readonly number[])[]
  /** Where one of the narrow sets' numbers stands, and as which thing. */
  readonly place: (n: number) => Placed | undefined
  readonly fits: (n: number) => boolean
  /** Undefined where no index gives the order and there are more than `most` that would have to be sorted. */
  readonly walk: (after: ListKey | undefined, most: number) => Iterable<Step> | undefined
}

/** One page: of the narrowest set where that is small, else of what the first steps of the walk come to. */
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

/** Things in order, and how far the order was gone through; without that to its end. */
interface Found {
  readonly shown: readonly Placed[]
  readonly reached?: ListKey
}

function fewest({ narrow }: Listing, { few }: ListBounds): readonly number[] | undefined {
  let best: readonly number[] | undefined
  for (const some of narrow) {
    const found = some(few + 1)
    if (found.length <= few && (best === undefined || found.length < best.length)) best = found
  }
  return best
}

function sorted(
  { compare, place, fits }: Listing,
  few: readonly number[],
  after: ListKey | undefined,
): Found {
  const shown = new Map<number, Placed>()
  for (const n of few) {
    const placed = place(n)
    if (placed === undefined || shown.has(placed.n)) continue
    if ((after === undefined || compare(placed.key, after) > 0) && fits(placed.n)) shown.set(placed.n, placed)
  }
  return { shown: [...shown.values()].sort((a, b) => compare(a.key, b.key)) }
}

/** One more than the limit, where there is one, tells that there are more. */
function walked({ fits }: Listing, steps: Iterable<Step>, limit: number, bounds: ListBounds): Found {
  const shown: Placed[] = []
  let examined = 0
  for (const { n, key, passed = 1 } of steps) {
    if (n !== undefined && fits(n)) shown.push({ n, key })
    if (shown.length > limit) break
    examined += passed
    if (examined >= bounds.examined) return { shown, reached: key }
  }
  return { shown }
}
