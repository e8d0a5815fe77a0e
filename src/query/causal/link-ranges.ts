/**
 * Where stores look for what is linked to accesses of one dataset: stretches of time with the accesses that tell all of
 * each. A dataset is read or written over and over, so accesses that lead to the same are looked up once.
 */
import type { Instant } from '../../domain/time.ts'
import { upperBound, windowMatches } from '../edge-filter.ts'
import type { Window } from '../plan.ts'
import type { LinkFact, LinksRequest, OperationFact } from '../read-requests.ts'
import { accessOf, isLinked, writeOf, type Write } from './causal-rule.ts'

export interface LinkRange {
  /** At most two, of different operations, since no operation sees its own writes; all where each is asked about `apart`. */
  readonly accesses: readonly Write[]
  /** Writes that may hide a write from a read of these. */
  readonly hiders: readonly Write[]
  /** What is linked worked at some time in this stretch. */
  readonly from: Instant
  readonly to: Instant
}

/** `hiders`: of a read those that hide all that any other does; of a write those that began after it, as far as the first's end. */
export interface HidableAccess {
  readonly access: Write
  readonly hiders: readonly Write[]
}

/** The stretches in which writes that the reads saw began, or were still being made. */
export function rangesOfReads(
  reads: readonly HidableAccess[],
  { window, apart }: Pick<LinksRequest, 'window' | 'apart'>,
): readonly LinkRange[] {
  return groups(reads).map(({ accesses, hiders }) => {
    const two = outermost(accesses, (a, b) => b.to - a.to)
    const from = hiders.length === 0 ? -Infinity : Math.max(...hiders.map((h) => h.from))
    return range(apart ? accesses : two, hiders, from, Math.max(...two.map((a) => a.to)), window)
  })
}

/** The stretches in which reads that saw the writes began, or were still being done. */
export function rangesOfWrites(
  writes: readonly HidableAccess[],
  { window, apart }: Pick<LinksRequest, 'window' | 'apart'>,
): readonly LinkRange[] {
  return groups(writes).map(({ accesses, hiders }) => {
    const two = outermost(accesses, (a, b) => a.from - b.from)
    const to = hiders.length === 0 ? Infinity : Math.min(...hiders.map((h) => h.to))
    return range(apart ? accesses : two, hiders, Math.min(...two.map((a) => a.from)), to, window)
  })
}

function range(
  accesses: readonly Write[],
  hiders: readonly Write[],
  from: Instant,
  to: Instant,
  window: Window,
): LinkRange {
  return {
    accesses,
    hiders,
    from: Math.max(from, window.since ?? -Infinity),
    to: Math.min(to, upperBound(window) ?? Infinity),
  }
}

function groups(all: readonly HidableAccess[]): readonly { accesses: Write[]; hiders: readonly Write[] }[] {
  const byHiders = new Map<string, { accesses: Write[]; hiders: readonly Write[] }>()
  for (const { access, hiders } of all) {
    const key = hiders.map((h) => h.operation).join()
    const known = byHiders.get(key)
    if (known === undefined) byHiders.set(key, { accesses: [access], hiders })
    else known.accesses.push(access)
  }
  return [...byHiders.values()]
}

/** The first of an order, and the first of another operation. */
function outermost(accesses: readonly Write[], order: (a: Write, b: Write) => number): readonly Write[] {
  const sorted = [...accesses].sort((a, b) => order(a, b) || 0)
  const [first] = sorted as [Write, ...Write[]]
  const second =
    first.operation === undefined ? undefined : sorted.find((a) => a.operation !== first.operation)
  return second === undefined ? [first] : [first, second]
}

/**
 * The accesses of a range that an operation is linked to which wrote (downstream: read) the dataset, if it counts: all
 * where each is asked about, else one at most.
 */
export function linkedIn(
  { accesses, hiders }: LinkRange,
  operation: OperationFact,
  replaces: boolean,
  { direction, at, window, apart }: Pick<LinksRequest, 'direction' | 'at' | 'window' | 'apart'>,
): readonly Write[] {
  if (!operation.counts || !isActiveIn(operation, window)) return []
  const write = writeOf(operation, replaces, at)
  const read = accessOf(operation, at)
  const isTo = (access: Write): boolean =>
    direction === 'upstream' ? isLinked(write, access, hiders) : isLinked(access, read, hiders)
  if (apart === true) return accesses.filter(isTo)
  const one = accesses.find(isTo)
  return one === undefined ? [] : [one]
}

/** What links say of which access they are to: its place among those asked about, where each is asked about. */
export function accessIndexOf({ accesses, apart }: LinksRequest): (access: Write) => Pick<LinkFact, 'access'> {
  if (apart !== true) return () => ({})
  const places = new Map<Write, number>(accesses.map((access, i) => [access, i]))
  return (access) => ({ access: places.get(access)! })
}

/** Whether an operation is active in a window, exactly. */
export function isActiveIn({ startedAt, lastEventAt }: OperationFact, window: Window): boolean {
  return windowMatches({ firstAt: startedAt, lastAt: lastEventAt, days: [] }, { ...window, wholeDays: false })
}

/** Of the writes that hide others from a read the one that hides all that any of them does. */
export function topHider(hiders: readonly Write[]): Write | undefined {
  let top: Write | undefined
  for (const one of hiders) if (top === undefined || isAbove(one, top)) top = one
  return top
}

const isAbove = (a: Write, b: Write): boolean => {
  if (a.from !== b.from) return a.from > b.from
  return a.to === b.to ? a.operation! > b.operation! : a.to > b.to
}
