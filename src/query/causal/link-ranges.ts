/**
 * The time ranges in which stores look for operations linked to accesses of one dataset, and the accesses that decide each
 * range. Accesses of a dataset that have the same links share a range, since a dataset can be read or written very often.
 */
import type { Instant } from '../../domain/time.ts'
import { upperBound, windowMatches } from '../edge-filter.ts'
import type { Window } from '../plan.ts'
import type { LinkFact, LinksRequest, OperationFact } from '../read-requests.ts'
import { accessOf, isLinked, writeOf, type Write } from './causal-rule.ts'

export interface LinkRange {
  /** At most two, by different operations, since an operation does not see its own writes; all of them if `apart`. */
  readonly accesses: readonly Write[]
  /** Writes that may hide a write from a read among `accesses`. */
  readonly hiders: readonly Write[]
  /** A linked operation ran at some time in this range. */
  readonly from: Instant
  readonly to: Instant
}

/** `hiders` of a read: those that hide all that any other does. Of a write: those that started after it, up to the end of the first. */
export interface HidableAccess {
  readonly access: Write
  readonly hiders: readonly Write[]
}

/** The ranges in which writes that the reads saw started or were in progress. */
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

/** The ranges in which reads that saw the writes started or were in progress. */
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

/** The first access in this order, and the first by another operation. */
function outermost(accesses: readonly Write[], order: (a: Write, b: Write) => number): readonly Write[] {
  const sorted = [...accesses].sort((a, b) => order(a, b) || 0)
  const [first] = sorted as [Write, ...Write[]]
  const second =
    first.operation === undefined ? undefined : sorted.find((a) => a.operation !== first.operation)
  return second === undefined ? [first] : [first, second]
}

/**
 * The accesses of a range to which an operation is linked that wrote (downstream: read) the dataset: all of them if `apart`,
 * else at most one. Empty if the operation does not count.
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

/** Returns a function that gives the index of an access in the request, if the request asks for it (`apart`). */
export function accessIndexOf({
  accesses,
  apart,
}: LinksRequest): (access: Write) => Pick<LinkFact, 'access'> {
  if (apart !== true) return () => ({})
  const places = new Map<Write, number>(accesses.map((access, i) => [access, i]))
  return (access) => ({ access: places.get(access)! })
}

/** Whether an operation is active in a window, to the millisecond. */
export function isActiveIn({ startedAt, lastEventAt }: OperationFact, window: Window): boolean {
  return windowMatches({ firstAt: startedAt, lastAt: lastEventAt, days: [] }, { ...window, wholeDays: false })
}

/** Of the writes that hide others from a read, the one that hides everything that any of them hides. */
export function topHider(hiders: readonly Write[]): Write | undefined {
  let top: Write | undefined
  for (const one of hiders) if (top === undefined || isAbove(one, top)) top = one
  return top
}

const isAbove = (a: Write, b: Write): boolean => {
  if (a.from !== b.from) return a.from > b.from
  return a.to === b.to ? a.operation! > b.operation! : a.to > b.to
}
