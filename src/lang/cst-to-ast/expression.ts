import type {
  ExpressionCstNode,
  GroupCstNode,
  IntersectionCstNode,
  TermCstNode,
  WalkCstNode,
} from '../../../grammar/tributary-cst.ts'
import { spanBetween } from '../../diagnostics/span.ts'
import type { Expr } from '../ast.ts'
import { readClause } from './clause.ts'
import { spanOf, spanOfToken, type Reader } from './reader.ts'
import { readSelection } from './selector.ts'
import { bareWord } from './word.ts'

export function readExpression(node: ExpressionCstNode, reader: Reader): Expr {
  const { intersection, setTail = [] } = node.children
  let left = readIntersection(intersection[0]!, reader)
  for (const tail of setTail) {
    const op = tail.children.UnionKeyword === undefined ? 'except' : 'union'
    const right = readIntersection(tail.children.intersection[0]!, reader)
    left = { kind: 'set', op, left, right, span: spanBetween(left.span, spanOf(tail)) }
  }
  return left
}

function readIntersection(node: IntersectionCstNode, reader: Reader): Expr {
  const { term, intersectTail = [] } = node.children
  let left = readTerm(term[0]!, reader)
  for (const tail of intersectTail) {
    const right = readTerm(tail.children.term[0]!, reader)
    left = { kind: 'set', op: 'intersect', left, right, span: spanBetween(left.span, spanOf(tail)) }
  }
  return left
}

function readTerm(node: TermCstNode, reader: Reader): Expr {
  const { walk, cycles, ends, group, named, selection } = node.children
  const span = spanOf(node)
  if (walk !== undefined) return readWalk(walk[0]!, reader)
  if (cycles !== undefined) {
    const term = cycles[0]!.children.term?.[0]
    return { kind: 'cycles', ...(term === undefined ? {} : { in: readTerm(term, reader) }), span }
  }
  if (ends !== undefined) {
    const { RootsKeyword, term } = ends[0]!.children
    return {
      kind: 'ends',
      which: RootsKeyword === undefined ? 'leaves' : 'roots',
      of: readTerm(term[0]!, reader),
      span,
    }
  }
  if (group !== undefined) return readGroup(group[0]!, reader)
  if (named !== undefined) {
    const { Name, clause } = named[0]!.children
    const name = bareWord(Name[0]!)
    if (clause === undefined) {
      return { kind: 'selection', selector: { kind: 'bare', name, span: spanOfToken(Name[0]!) }, span }
    }
    return { kind: 'named', name, clauses: clause.map((c) => readClause(c, reader)), span }
  }
  return { kind: 'selection', selector: readSelection(selection![0]!, reader), span }
}

function readWalk(node: WalkCstNode, reader: Reader): Expr {
  const { reach, ways, clause = [] } = node.children
  const clauses = clause.map((c) => readClause(c, reader))
  const span = spanOf(node)
  if (reach !== undefined) {
    const { UpstreamKeyword, DownstreamKeyword, selector } = reach[0]!.children
    const others = DownstreamKeyword === undefined ? 'lineage' : 'downstream'
    const direction = UpstreamKeyword === undefined ? others : 'upstream'
    return { kind: 'walk', direction, of: reader.selector(selector[0]!), clauses, span }
  }
  const { ShortestKeyword, selector } = ways![0]!.children
  const [from, to] = selector.map(reader.selector)
  return { kind: 'paths', shortest: ShortestKeyword !== undefined, from: from!, to: to!, clauses, span }
}

/** Parentheses that only group operands are not part of the tree. */
function readGroup(node: GroupCstNode, reader: Reader): Expr {
  const { query, clause = [] } = node.children
  const inner = reader.query(query[0]!)
  if (clause.length === 0 && inner.stages.length === 0 && inner.body.kind !== 'changes') return inner.body
  return {
    kind: 'group',
    query: inner,
    clauses: clause.map((c) => readClause(c, reader)),
    span: spanOf(node),
  }
}
