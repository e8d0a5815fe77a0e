import type { CstNode, IToken } from '../../../grammar/cst.ts'
import type { QueryCstNode, SelectorCstNode } from '../../../grammar/tributary-cst.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Query, Selector } from '../ast.ts'

/**
 * What the functions that convert single forms share: the text, a way to report diagnostics, and the converters of queries
 * and selectors, which contain each other.
 */
export interface Reader {
  readonly text: string
  readonly report: (diagnostic: Diagnostic) => void
  readonly query: (node: QueryCstNode) => Query
  readonly selector: (node: SelectorCstNode) => Selector
}

export const spanOfToken = (token: IToken): TextSpan => ({
  start: token.startOffset,
  end: (token.endOffset ?? token.startOffset) + 1,
})

/** The span from a rule's first token to its last. Every rule of the grammar matches at least one token. */
export const spanOf = (node: CstNode): TextSpan => ({
  start: node.location?.startOffset ?? 0,
  end: (node.location?.endOffset ?? -1) + 1,
})
