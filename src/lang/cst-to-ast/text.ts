import type { ChangesCstNode, QueryCstNode, TextCstNode } from '../../../grammar/tributary-cst.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Changes, Query, Text } from '../ast.ts'
import { filteredAnswer } from './filtered-answer.ts'
import { readExpression } from './expression.ts'
import { spanOf, type Reader } from './reader.ts'
import { readSelector } from './selector.ts'
import { readStage } from './stage.ts'
import { readTime } from './time.ts'
import { bareWord } from './word.ts'

/** Converts the concrete syntax tree of a whole text, which must have no errors, to a tree with diagnostics. */
export function readText(
  node: TextCstNode,
  text: string,
): { readonly tree: Text; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const reader: Reader = {
    text,
    report: (diagnostic) => void diagnostics.push(diagnostic),
    query: (query) => readQuery(query, reader),
    selector: (selector) => readSelector(selector, reader),
  }
  const { ExplainKeyword, binding = [], query } = node.children
  const lets = binding.map((b) => ({
    name: bareWord(b.children.Name[0]!),
    query: reader.query(b.children.query[0]!),
    span: spanOf(b),
  }))
  const tree: Text = {
    kind: 'text',
    explain: ExplainKeyword !== undefined,
    lets,
    query: reader.query(query[0]!),
    span: spanOf(node),
  }
  return { tree, diagnostics }
}

function readQuery(node: QueryCstNode, reader: Reader): Query {
  const { changes, expression, stage = [] } = node.children
  const body =
    changes === undefined ? readExpression(expression![0]!, reader) : readChanges(changes[0]!, reader)
  const stages = stage.map((s) => readStage(s, reader))
  const note = filteredAnswer(body, stages, reader.text)
  if (note !== undefined) reader.report(note)
  return { kind: 'query', body, stages, span: spanOf(node) }
}

function readChanges(node: ChangesCstNode, reader: Reader): Changes {
  const { time = [], expression } = node.children
  const [from, to] = time.map((t) => readTime(t, reader))
  return {
    kind: 'changes',
    from: from!,
    ...(to === undefined ? {} : { to }),
    in: readExpression(expression[0]!, reader),
    span: spanOf(node),
  }
}
