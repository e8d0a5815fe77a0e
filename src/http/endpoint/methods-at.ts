import type { Endpoint } from './endpoint.ts'

type Route = Pick<Endpoint, 'method' | 'path'>

/**
 * Returns a function from a path to its methods; empty for an unknown path. The template with the fewest placeholders wins, so
 * `/dead-letters/replay` does not match `/dead-letters/{id}`.
 */
export function methodsAt(routes: readonly Route[]): (path: string) => readonly string[] {
  const byPath = new Map<string, string[]>()
  for (const { method, path } of routes) byPath.set(path, [...(byPath.get(path) ?? []), method])
  const templates = [...byPath]
    .map(([path, methods]) => ({
      placeholders: path.split('{').length - 1,
      pattern: patternOf(path),
      methods,
    }))
    .sort((a, b) => a.placeholders - b.placeholders)
  return (path) => {
    const found = templates.find(({ pattern }) => pattern.test(path))?.methods ?? []
    return found.includes('GET') ? [...found, 'HEAD'] : found
  }
}

/** The pattern of a template such as `/queries/{name}`. */
export const patternOf = (path: string): RegExp => {
  const parts = path.split(/\{\w+\}/u).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`))
  return new RegExp(`^${parts.join('[^/]+')}/?$`, 'u')
}
