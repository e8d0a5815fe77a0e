import type { Endpoint } from './endpoint.ts'

type Place = Pick<Endpoint, 'method' | 'path'>

/**
 * Tells which methods a path takes: those of the most literal template that it fits, so that `/dead-letters/replay` is not
 * taken for a letter. Empty where there is nothing.
 */
export function methodsAt(places: readonly Place[]): (path: string) => readonly string[] {
  const byPath = new Map<string, string[]>()
  for (const { method, path } of places) byPath.set(path, [...(byPath.get(path) ?? []), method])
  const templates = [...byPath]
    .map(([path, methods]) => ({ holes: path.split('{').length - 1, pattern: patternOf(path), methods }))
    .sort((a, b) => a.holes - b.holes)
  return (path) => {
    const found = templates.find(({ pattern }) => pattern.test(path))?.methods ?? []
    return found.includes('GET') ? [...found, 'HEAD'] : found
  }
}

/** What fits a template such as `/queries/{name}`. */
export const patternOf = (path: string): RegExp => {
  const parts = path.split(/\{\w+\}/u).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`))
  return new RegExp(`^${parts.join('[^/]+')}/?$`, 'u')
}
