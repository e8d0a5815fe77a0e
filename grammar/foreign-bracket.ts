import type { IToken, TokenType } from 'chevrotain'
import { diagnose } from '../src/diagnostics/catalogue.ts'
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts'
import * as t from './tokens.ts'

interface Bracket {
  readonly end: number
  readonly type: TokenType
  readonly diagnostics: readonly Diagnostic[]
}

/** `[` and `]` are read as the brackets of a list: of values after `in`, otherwise of selectors. */
export function foreignBracket(letter: string, at: number, before: readonly IToken[]): Bracket | undefined {
  if (letter !== '[' && letter !== ']') return undefined
  const opening = letter === '[' ? undefined : before.findLast((token) => token.image === '[')?.tokenType
  const ofValues = letter === '[' ? before.at(-1)?.tokenType === t.keyword.in : opening === t.LeftParen
  if (letter === ']' && opening === undefined) return undefined
  const round = letter === '[' ? t.LeftParen : t.RightParen
  const curly = letter === '[' ? t.LeftBrace : t.RightBrace
  const type = ofValues ? round : curly
  const end = at + 1
  const diagnostic = diagnose('foreign-bracket', { text: letter, instead: type.LABEL! }, { start: at, end })
  return { end, type, diagnostics: [diagnostic] }
}
