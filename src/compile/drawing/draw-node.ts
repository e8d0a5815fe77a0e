import { BROWSE_LABELS } from '../../query/browse-requests.ts'
import type { FoundKind } from '../../query/graph/found.ts'
import type { CombineNode, PlanNode } from '../../query/plan.ts'
import { where } from '../cypher-statement.ts'
import { indented, type Bindings } from './bindings.ts'
import { drawPaths } from './draw-paths.ts'
import { drawWalk } from './draw-walk.ts'
import { idsOf } from './ids-of.ts'
import { startsOf } from './ways-of.ts'

/**
 * Lines that return what an answer shows, in rows of a node `n`, and where an edge begins at it, the relationship `x` and
 * the node `m` beyond. Only for what `whyRefused` lets pass.
 * @throws Error for other plans
 */
export function drawNode(node: PlanNode, bindings: Bindings): readonly string[] {
  switch (node.kind) {
    case 'select':
      return drawIds([...idsOf(node, 'ids', bindings)])
    case 'orderBy':
      return drawNode(node.input, bindings)
    case 'walk':
      return drawWalk(node, bindings)
    case 'paths':
      return drawPaths(node, bindings)
    case 'combine':
      return drawCombination(node, bindings)
    default:
      throw new Error(`no drawing: ${node.kind}`)
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

/** Of both drawings what lies between nodes that are kept: members of the result, and starts. */
function drawCombination(node: CombineNode, bindings: Bindings): readonly string[] {
  const both = [
    'CALL (*) {',
    ...indented(drawNode(node.left, bindings)),
    '  UNION',
    ...indented(drawNode(node.right, bindings)),
    '}',
  ]
  if (node.op === 'union') return [...both, 'RETURN n, x, m']
  const members = idsOf(node, 'members', bindings)
  const starts = [
    ...startsShown(node.left, bindings),
    ...(node.op === 'except' ? [] : startsShown(node.right, bindings)),
  ]
  const names = [...members.values(), ...starts]
  const kept = bindings.set('kept', [names.length === 0 ? '[]' : names.join(' + ')])
  const kinds = new Set<FoundKind>([...members.keys(), ...(starts.length === 0 ? [] : ['dataset' as const])])
  return [
    ...both,
    'WITH n, x, m',
    where([`n.id IN ${kept}`, `m.id IN ${kept}`]) || '',
    'RETURN n, x, m',
    ...[...kinds].flatMap((kind) => ['UNION', ...drawIds([[kind, kept]])]),
  ]
}

/** The starts of the walks in an expression, whether they are members or not. */
function startsShown(node: PlanNode, bindings: Bindings): readonly string[] {
  switch (node.kind) {
    case 'walk':
      return [startsOf(node.starts, node.window.asOf, idsOf, bindings)]
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
