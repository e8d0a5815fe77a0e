import { compareText } from '../lib/compare.ts'
import { nearness } from '../lib/nearest.ts'

/** Unknown names of one lookup for which near misses are looked for; of the others it is only said that they are unknown. */
export const MOST_HINTED = 3
/** Milliseconds that one lookup spends on near misses at most: what is near by then is told. */
const NEAR_MISSES_MS = 500
/** Letters that are compared between two looks at the clock, about 0.1 ms of work. */
const LETTERS_PER_STEP = 20_000

/** A search that gives control back now and then, is told whether to go on, and returns what it has found. */
export type NearSearch<T> = Generator<void, readonly T[], boolean>

/** Things with names, prepared so that several misspelled names can be looked for among them. */
export class NearMissTable<T> {
  readonly #all: readonly T[]
  readonly #nameOf: (one: T) => string
  /** By the number of parts of a text: the things by their names and by their endings of as many parts. */
  readonly #byParts = new Map<number, ReadonlyMap<string, readonly T[]>>()

  constructor(all: readonly T[], nameOf: (one: T) => string) {
    this.#all = all
    this.#nameOf = nameOf
  }

  /** The things whose names lie within a few edits of the text, or whose ending of as many parts does; nearest first. */
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

/** What one lookup may still spend on near misses; the time counts from the first unknown name. */
export class NearMissBudget {
  readonly #clock: () => number
  #names = MOST_HINTED
  #until: number | undefined

  /** `clock`: milliseconds that never go back. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
  }

  /** Whether near misses of one name more are looked for. */
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

/** Carries a search out at once, as long as it may go on. */
export function searchNow<T>(search: NearSearch<T>, goesOn: () => boolean): readonly T[] {
  let step = search.next(true)
  while (step.done !== true) step = search.next(goesOn())
  return step.value
}

/** The same between other work of this thread. */
export async function searchAside<T>(search: NearSearch<T>, goesOn: () => boolean): Promise<readonly T[]> {
  let step = search.next(true)
  while (step.done !== true) {
    await new Promise((resolve) => setImmediate(resolve))
    step = search.next(goesOn())
  }
  return step.value
}

/** The last so many parts of a name. */
function endingOf(name: string, parts: number): string {
  let at = name.length
  for (let i = 0; i < parts; i++) {
    at = Math.max(name.lastIndexOf('.', at - 1), name.lastIndexOf('/', at - 1))
    if (at <= 0) return name
  }
  return name.slice(at + 1)
}
