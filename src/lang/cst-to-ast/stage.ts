import type { StageCstNode } from '../../../grammar/tributary-cst.ts'
import type { Stage } from '../ast.ts'
import { readPredicate } from './predicate.ts'
import { spanOf, type Reader } from './reader.ts'
import { readWholeNumber } from './time.ts'
import { readLabel } from './word.ts'

export function readStage(node: StageCstNode, reader: Reader): Stage {
  const { where, orderBy, limit, count, show } = node.children
  const span = spanOf(node)
  if (where !== undefined) {
    return { kind: 'where', predicate: readPredicate(where[0]!.children.predicate[0]!, reader), span }
  }
  if (orderBy !== undefined) {
    const keys = orderBy[0]!.children.orderKey.map(({ children }) => ({
      field: readLabel(children.label[0]!),
      descending: children.DescKeyword !== undefined,
    }))
    return { kind: 'orderBy', keys, span }
  }
  if (limit !== undefined) {
    return { kind: 'limit', count: readWholeNumber(limit[0]!.children.wholeNumber[0]!), span }
  }
  if (count !== undefined) return { kind: 'count', by: (count[0]!.children.label ?? []).map(readLabel), span }
  return { kind: 'show', fields: show![0]!.children.label.map(readLabel), span }
}
