import type { GraphJson, NodeJson } from './answer-json.ts'
import type { Naming, Piece } from './tree-line.ts'

/** How many ways are written out; the others are counted. */
const MOST = 20

/** The ways of a graph, one a line: `raw.orders → staging.orders → mart.revenue`. */
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
  const left = paths.length - MOST
  return [
    paths.length === 1 ? 'path:' : `${paths.length} paths:`,
    ...paths.slice(0, MOST).map((path) => `  ${line(path)}`),
    ...(left > 0 ? [`  and ${left} more`] : []),
  ]
}

/** The steps of the first way, each as `from to`: what a drawing sets off. */
export function firstPathSteps({ paths }: GraphJson): ReadonlySet<string> {
  const first = paths?.[0] ?? []
  return new Set(first.slice(1).map((id, i) => `${first[i]!} ${id}`))
}
