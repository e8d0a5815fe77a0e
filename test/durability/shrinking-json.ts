import fc from 'fast-check'

/** Longer strings are also tried at half length. */
const SHORT = 8

/**
 * Generates the same JSON values, but shrinks them by their structure instead of their history: member by member, the largest
 * branches first, until nothing can be removed. A failing recorded event is reduced to its relevant part.
 */
export class ShrinkingJson extends fc.Arbitrary<unknown> {
  readonly #base: fc.Arbitrary<unknown>

  constructor(base: fc.Arbitrary<unknown>) {
    super()
    this.#base = base
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<unknown> {
    return new fc.Value(this.#base.generate(random, bias).value, undefined)
  }

  canShrinkWithoutContext(value: unknown): value is unknown {
    return value !== undefined
  }

  shrink(value: unknown): fc.Stream<fc.Value<unknown>> {
    return fc.stream(smaller(value)).map((one) => new fc.Value(one, undefined))
  }
}

/** The value without one of its parts, those near its root first. */
function* smaller(value: unknown): Generator<unknown, void, undefined> {
  let paths: readonly (readonly string[])[] = [[]]
  while (paths.length > 0) {
    const deeper: (readonly string[])[] = []
    for (const path of paths) {
      const branch = path.reduce<unknown>((inner, key) => Reflect.get(inner as object, key), value)
      if (typeof branch === 'string' && branch.length > SHORT && path.length > 0)
        yield changed(value, path, (parent, key) => {
          const half = branch.slice(0, branch.length / 2)
          Object.defineProperty(parent, key, {
            value: half,
            enumerable: true,
            configurable: true,
            writable: true,
          })
        })
      if (typeof branch !== 'object' || branch === null) continue
      const keys = Object.keys(branch)
      if (Array.isArray(branch) && keys.length > 2) {
        const half = keys.length >> 1
        yield changed(value, [...path, '0'], (list) => void (list as unknown[]).splice(0, half))
        yield changed(value, [...path, '0'], (list) => void (list as unknown[]).splice(half))
      }
      for (const key of keys) {
        yield changed(value, [...path, key], without)
        deeper.push([...path, key])
      }
    }
    paths = deeper
  }
}

function without(parent: object, key: string): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else Reflect.deleteProperty(parent, key)
}

/** A copy with the parent of the value at the path changed. */
function changed(
  value: unknown,
  path: readonly string[],
  change: (parent: object, key: string) => void,
): unknown {
  const copy: unknown = structuredClone(value)
  const parent = path.slice(0, -1).reduce<unknown>((inner, key) => Reflect.get(inner as object, key), copy)
  change(parent as object, path.at(-1)!)
  return copy
}
