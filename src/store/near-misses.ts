import { compareText } from '../lib/compare.ts'
import { nearness } from '../lib/nearest.ts'

/** A lookup suggests near misses for this many unknown names; it reports further ones as unknown, without suggestions. */
export const MOST_HINTED = 3
/** Milliseconds that one lookup spends on near misses at most. It returns what it has found by then. */
const NEAR_MISSES_MS = 500
/** Letters compared between two readings of the clock, about 0.1 ms of work. */
const LETTERS_PER_STEP = 20_000

/** A search in steps. The caller sends whether to continue; in either case the search returns what it has found. */
export type NearSearch<T> = Generator<void, readonly T[], boolean>

/** Prepares named items for several searches of misspelled names. */
export class NearMissTable<T> {
  readonly #all: readonly T[]
  readonly #nameOf: (one: T) => string
  /** By the number of parts of a text: the items by name, and by the ending of their names with as many parts. */
  readonly #byParts = new Map<number, ReadonlyMap<string, readonly T[]>>()

  constructor(all: readonly T[], nameOf: (one: T) => string) {
    this.#all = all
    this.#nameOf = nameOf
  }

  /** The items whose name, or its ending with as many parts as the text, is within a few edits of the text; nearest first. */
  *search(text: string, max: number): NearSearch<T> {
    const parts = text.split(/[./]/).length
    let byText = this.#byParts.get(parts)
    if (byText === undefined) {
      byText = yield* this.#prepare(parts)
      if (byText === undefined) return []
      this.#byParts.set(parts, byText)
    }
    const near = nearness(text)
    const found: { readonly key: string; readonly distance: number }[] = []
    let letters = 0
    for (const key of byText.keys()) {
      const distance = near(key)
      if (distance !== undefined) found.push({ key, distance })
      letters += Math.abs(key.length - text.length) > text.length ? 1 : key.length * text.length
      if (letters < LETTERS_PER_STEP) continue
      letters = 0
      if (!(yield)) break
    }
    found.sort((a, b) => a.distance - b.distance || compareText(a.key, b.key))
    const things = new Set<T>()
    for (const { key } of found.slice(0, max)) for (const one of byText.get(key)!) things.add(one)
    return [...things].slice(0, max)
  }

  *#prepare(parts: number): Generator<void, ReadonlyMap<string, readonly T[]> | undefined, boolean> {
    const byText = new Map<string, T[]>()
    const put = (key: string, one: T): void => {
      const known = byText.get(key)
      if (known === undefined) byText.set(key, [one])
      else known.push(one)
    }
    let letters = 0
    for (const one of this.#all) {
      const name = this.#nameOf(one)
      const ending = endingOf(name, parts)
      put(name, one)
      if (ending !== name) put(ending, one)
      letters += 20 + name.length
      if (letters < LETTERS_PER_STEP) continue
      letters = 0
      if (!(yield)) return undefined
    }
    return byText
  }
}

/** Limits the effort that one lookup spends on near misses. The time counts from the first unknown name. */
export class NearMissBudget {
  readonly #clock: () => number
  #names = MOST_HINTED
  #until: number | undefined

  /** `clock` returns monotonic milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
  }

  /** Whether to search near misses for another name. */
  takeName(): boolean {
    if (this.#names === 0) return false
    this.#names--
    this.#until ??= this.#clock() + NEAR_MISSES_MS
    return this.hasTime()
  }

  hasTime(): boolean {
    return this.#until === undefined || this.#clock() < this.#until
  }
}

/** Runs a search without a pause, while `mayContinue` returns true. */
export function searchNow<T>(search: NearSearch<T>, mayContinue: () => boolean): readonly T[] {
  let step = search.next(true)
  while (step.done !== true) step = search.next(mayContinue())
  return step.value
}

/** Like `searchNow`, but lets other tasks of this thread run between the steps. */
export async function searchAside<T>(
  search: NearSearch<T>,
  mayContinue: () => boolean,
): Promise<readonly T[]> {
  let step = search.next(true)
  while (step.done !== true) {
    await new Promise((resolve) => setImmediate(resolve))
    step = search.next(mayContinue())
  }
  return step.value
}

/** The last `parts` parts of a name. */
function endingOf(name: string, parts: number): string {
  let at = name.length
  for (let i = 0; i < parts; i++) {
    at = Math.max(name.lastIndexOf('.', at - 1), name.lastIndexOf('/', at - 1))
    if (at <= 0) return name
  }
  return name.slice(at + 1)
}
