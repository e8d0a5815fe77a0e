import { nearest } from '../lib/nearest.ts'

/** The things whose names lie within a few edits of the text, or whose ending of as many parts does; nearest first. */
export function nearMisses<T>(
  text: string,
  all: Iterable<T>,
  nameOf: (one: T) => string,
  max: number,
): readonly T[] {
  const parts = text.split(/[./]/).length
  const byText = new Map<string, T[]>()
  for (const one of all) {
    const name = nameOf(one)
    for (const key of new Set([name, endingOf(name, parts)])) {
      const known = byText.get(key)
      if (known === undefined) byText.set(key, [one])
      else known.push(one)
    }
  }
  const found = nearest(text, byText.keys(), max).flatMap((key) => byText.get(key)!)
  return [...new Set(found)].slice(0, max)
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
