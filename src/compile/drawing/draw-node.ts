import { BROWSE_LABELS } from '../../query/browse-requests.ts'
import type { FoundKind } from '../../query/graph/found.ts'
import type { CombineNode, PlanNode } from '../../query/plan.ts'
import { where } from '../cypher-statement.ts'
import { indented, type Bindings } from './bindings.ts'
import { drawPaths } from './draw-paths.ts'
import { drawWalk } from './draw-walk.ts'
import { bindIds } from './bind-ids.ts'
import { startsOf } from './directed-walks.ts'

/**
 * Lines that return the nodes and edges of an answer as rows of a node `n`, a relationship `x` that begins there, and its
 * other node `m`; `x` and `m` are null for a node without edges. Only for plans that `refusalOf` accepts.
 * @example
 * datasets like shop.*
 *
 * UNWIND ids AS id
 * MATCH (n:Dataset {id: id})
 * RETURN n, null AS x, null AS m
 * @throws Error for other plans
 */
export function drawNode(node: PlanNode, bindings: Bindings): readonly string[] {
  switch (node.kind) {
    case 'select':
      return drawIds([...bindIds(node, 'ids', bindings)])
    case 'orderBy':
      return drawNode(node.input, bindings)
    case 'walk':
      return drawWalk(node, bindings)
    case 'paths':
      return drawPaths(node, bindings)
    case 'combine':
      return drawCombination(node, bindings)
    default:
      throw new Error(`cannot draw: ${node.kind}`)
  }
}

function drawIds(lists: readonly (readonly [FoundKind, string])[]): readonly string[] {
  return lists.flatMap(([kind, ids], i) => [
    ...(i === 0 ? [] : ['UNION']),
    `UNWIND ${ids} AS id`,
    `MATCH (n:${BROWSE_LABELS[kind]} {id: id})`,
    'RETURN n, null AS x, null AS m',
  ])
}

/** Draws the edges of both operands whose two ends are visible: members of the result, and starts of walks. */
function drawCombination(node: CombineNode, bindings: Bindings): readonly string[] {
  const both = [
    'CALL (*) {',
    ...indented(drawNode(node.left, bindings)),
    '  UNION',
    ...indented(drawNode(node.right, bindings)),
    '}',
  ]
  if (node.op === 'union') return [...both, 'RETURN n, x, m']
  const members = bindIds(node, 'members', bindings)
  const starts = [
    ...startsShown(node.left, bindings),
    ...(node.op === 'except' ? [] : startsShown(node.right, bindings)),
  ]
  const names = [...members.values(), ...starts]
  const visible = bindings.set('visible', [names.length === 0 ? '[]' : names.join(' + ')])
  const kinds = new Set<FoundKind>([...members.keys(), ...(starts.length === 0 ? [] : ['dataset' as const])])
  return [
    ...both,
    'WITH n, x, m',
    where([`n.id IN ${visible}`, `m.id IN ${visible}`]) || '',
    'RETURN n, x, m',
    ...[...kinds].flatMap((kind) => ['UNION', ...drawIds([[kind, visible]])]),
  ]
}

/** The starts of the walks in an expression, which are drawn even if they are not members. */
function startsShown(node: PlanNode, bindings: Bindings): readonly string[] {
  switch (node.kind) {
    case 'walk':
      return [startsOf(node.starts, node.window.asOf, bindIds, bindings)]
    case 'orderBy':
      return startsShown(node.input, bindings)
    case 'combine':
      return [
        ...startsShown(node.left, bindings),
        ...(node.op === 'except' ? [] : startsShown(node.right, bindings)),
      ]
    default:
      return []
  }
}
