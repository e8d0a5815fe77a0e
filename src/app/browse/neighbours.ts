import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { EdgeType, NodeLabel } from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { plainProps } from './plain-props.ts'

/** The maximum number of neighbours of a kind that details show. Lists show the rest. */
export const MAX_NEIGHBOURS = 1_000

export interface Neighbour {
  readonly edge: EdgeRow
  readonly node: NodeRow
}

export interface Neighbours {
  readonly found: readonly Neighbour[]
  readonly cut: boolean
}

/** The nodes at the other end of edges of a type. */
export async function neighbours(
  read: Read,
  ids: readonly Id[],
  label: NodeLabel,
  [type, end, other]: readonly [EdgeType, 'from' | 'to', NodeLabel],
  limit = MAX_NEIGHBOURS,
): Promise<Neighbours> {
  const { edges, cut } = await read({ kind: 'edges', type, end, label, ids, other, limit })
  const far = (edge: EdgeRow): Id => (end === 'from' ? edge.to : edge.from)
  const rows = await read({ kind: 'nodes', label: other, ids: [...new Set(edges.map(far))] })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    found: edges.flatMap((edge) => {
      const node = byId.get(far(edge))
      return node === undefined ? [] : [{ edge, node }]
    }),
    cut: cut.length > 0,
  }
}

/** The tags of nodes, with their sources. */
export async function tagsOf(
  read: Read,
  label: 'Dataset' | 'Job' | 'Column',
  ids: readonly Id[],
): Promise<readonly JsonObject[]> {
  const { found } = await neighbours(read, ids, label, ['TAGGED', 'from', 'Tag'])
  return uniqueSorted(found, ({ edge, node }) => ({
    ...plainProps(node.props, ['name', 'value']),
    ...plainProps(edge.props, ['source']),
  }))
}

/** The owners of nodes, with their sources. */
export async function ownersOf(
  read: Read,
  label: 'Dataset' | 'Job',
  ids: readonly Id[],
): Promise<readonly JsonObject[]> {
  const { found } = await neighbours(read, ids, label, ['OWNED_BY', 'from', 'User'])
  return uniqueSorted(found, ({ edge, node }) => ({
    ...plainProps(node.props, ['name']),
    ...plainProps(edge.props, ['type', 'source']),
  }))
}

/** Each item once, in a stable order. */
function uniqueSorted(
  found: readonly Neighbour[],
  shown: (neighbour: Neighbour) => JsonObject,
): readonly JsonObject[] {
  const byText = new Map(found.map((one) => [JSON.stringify(shown(one)), shown(one)]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}
