import type {
  AllColumnsCstNode,
  AllRunsCstNode,
  IdentifiedCstNode,
  OneOfCstNode,
  SavedCstNode,
  SelectionCstNode,
  SelectorCstNode,
} from '../../../grammar/tributary-cst.ts'
import type { Selector } from '../ast.ts'
import { readFilter } from './filter.ts'
import { spanOf, spanOfToken, type Reader } from './reader.ts'
import { readWholeNumber } from './time.ts'
import { readValue } from './value.ts'
import { bareWord, quotedWord, readColumnName, readGlob, readLabel, readName } from './word.ts'

/** Parentheses around a single selector are not part of the tree. */
export function readSelector(node: SelectorCstNode, reader: Reader): Selector {
  const { Name, selection, query } = node.children
  if (Name !== undefined) return { kind: 'bare', name: bareWord(Name[0]!), span: spanOfToken(Name[0]!) }
  if (selection !== undefined) return readSelection(selection[0]!, reader)
  const inner = reader.query(query![0]!)
  if (inner.stages.length === 0 && inner.body.kind === 'selection') return inner.body.selector
  return { kind: 'query', query: inner, span: spanOf(node) }
}

/** All selectors except a bare name and a query in parentheses. */
export function readSelection(node: SelectionCstNode, reader: Reader): Selector {
  const { Quoted, oneOf, allOf, oneColumn, allColumns, identified, allRuns, lastRun, saved, list } =
    node.children
  const span = spanOf(node)
  if (Quoted !== undefined) {
    return { kind: 'bare', name: { ...quotedWord(Quoted[0]!), quoted: true }, span }
  }
  if (oneOf !== undefined) return readOneOf(oneOf[0]!)
  if (allOf !== undefined) {
    const { DatasetsKeyword, filter = [] } = allOf[0]!.children
    return {
      kind: DatasetsKeyword === undefined ? 'jobs' : 'datasets',
      filters: filter.map(readFilter),
      span,
    }
  }
  if (oneColumn !== undefined) {
    const { glob, selector } = oneColumn[0]!.children
    return { kind: 'column', name: readColumnName(glob[0]!), of: reader.selector(selector[0]!), span }
  }
  if (allColumns !== undefined) return readAllColumns(allColumns[0]!, reader)
  if (identified !== undefined) return readIdentified(identified[0]!)
  if (allRuns !== undefined) return readAllRuns(allRuns[0]!, reader)
  if (lastRun !== undefined) {
    return { kind: 'lastRun', of: reader.selector(lastRun[0]!.children.selector[0]!), span }
  }
  if (saved !== undefined) return readSaved(saved[0]!)
  return { kind: 'list', items: list![0]!.children.selector.map(reader.selector), span }
}

function readOneOf(node: OneOfCstNode): Selector {
  const { DatasetKeyword, name, glob } = node.children
  return {
    kind: DatasetKeyword === undefined ? 'job' : 'dataset',
    name: readName(name[0]!),
    ...(glob === undefined ? {} : { in: readGlob(glob[0]!) }),
    span: spanOf(node),
  }
}

function readAllColumns(node: AllColumnsCstNode, reader: Reader): Selector {
  const { filter = [], selector } = node.children
  return {
    kind: 'columns',
    filters: filter.map(readFilter),
    ...(selector === undefined ? {} : { of: reader.selector(selector[0]!) }),
    span: spanOf(node),
  }
}

function readIdentified(node: IdentifiedCstNode): Selector {
  const { RunKeyword, OperationKeyword, Uuid, name } = node.children
  return {
    kind: RunKeyword !== undefined ? 'run' : OperationKeyword !== undefined ? 'operation' : 'id',
    name: Uuid === undefined ? readName(name![0]!) : bareWord(Uuid[0]!),
    span: spanOf(node),
  }
}

function readAllRuns(node: AllRunsCstNode, reader: Reader): Selector {
  const { filter = [], selector, wholeNumber } = node.children
  return {
    kind: 'runs',
    filters: filter.map(readFilter),
    ...(selector === undefined ? {} : { of: reader.selector(selector[0]!) }),
    ...(wholeNumber === undefined ? {} : { last: readWholeNumber(wholeNumber[0]!) }),
    span: spanOf(node),
  }
}

function readSaved(node: SavedCstNode): Selector {
  const { label, argument = [] } = node.children
  const args = argument.map((a) => ({
    name: readLabel(a.children.label[0]!),
    value: readValue(a.children.value[0]!),
  }))
  return { kind: 'saved', name: readLabel(label[0]!), args, span: spanOf(node) }
}
