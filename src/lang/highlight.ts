import { endOf, lex } from '../../grammar/lexer.ts'
import { isKeyword } from '../../grammar/parse-tokens.ts'
import type { IToken } from '../../grammar/cst.ts'
import * as t from '../../grammar/tokens.ts'
import type { TextSpan } from '../diagnostics/span.ts'
import { TEXT_LIMITS } from './limits.ts'

export type HighlightKind = 'keyword' | 'name' | 'quoted' | 'number' | 'parameter' | 'sign' | 'comment'

export interface Highlight {
  readonly span: TextSpan
  readonly kind: HighlightKind
}

const COMMENT = /\s*--[^\n\r]*/uy

/** The tokens and comments of a text in order, each with its kind for syntax colours. The text may contain mistakes. */
export function highlight(text: string): readonly Highlight[] {
  const found: Highlight[] = []
  let at = 0
  const comments = (until: number): void => {
    for (;;) {
      const end = endOf(COMMENT, text, at)
      if (end === undefined || end > until) break
      found.push({ span: { start: text.indexOf('--', at), end }, kind: 'comment' })
      at = end
    }
  }
  for (const token of lex(text, TEXT_LIMITS.tokens).tokens) {
    comments(token.startOffset)
    at = token.endOffset! + 1
    found.push({ span: { start: token.startOffset, end: at }, kind: kindOf(token) })
  }
  comments(text.length)
  return found
}

function kindOf(token: IToken): HighlightKind {
  switch (token.tokenType) {
    case t.Quoted:
    case t.Regex:
      return 'quoted'
    case t.Param:
      return 'parameter'
    case t.Integer:
    case t.Decimal:
    case t.Duration:
    case t.Instant:
    case t.CalendarDate:
    case t.Uuid:
      return 'number'
    default:
      if (t.punctuation.includes(token.tokenType)) return 'sign'
      return isKeyword(token) ? 'keyword' : 'name'
  }
}
