import type { GraphJson, NodeJson } from './answer-json.ts'
import type { Naming, Piece } from './tree-line.ts'

/** Maximum number of paths that are written out; the rest are counted. */
const MAX_PATHS = 20

/** The paths of a graph, one per line: `raw.orders → staging.orders → mart.revenue`. */
export function pathLines(
  { nodes, paths }: GraphJson,
  naming: Naming,
  joined: (pieces: readonly Piece[]) => string,
): readonly string[] {
  if (paths === undefined || paths.length === 0) return []
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const line = (path: readonly string[]): string =>
    path
      .flatMap((id) => byId.get(id) ?? [])
      .map((node: NodeJson) => joined(naming.name(node)))
      .join(' → ')
  const omitted = paths.length - MAX_PATHS
  return [
    paths.length === 1 ? 'path:' : `${paths.length} paths:`,
    ...paths.slice(0, MAX_PATHS).map((path) => `  ${line(path)}`),
    ...(omitted > 0 ? [`  and ${omitted} more`] : []),
  ]
}

/** The steps of the first path, each as `from to`. Drawings highlight them. */
export function firstPathSteps({ paths }: GraphJson): ReadonlySet<string> {
  const first = paths?.[0] ?? []
  return new Set(first.slice(1).map((id, i) => `${first[i]!} ${id}`))
}
