import type { Lexed } from '../../../grammar/lexer.ts'
import { readTokens } from '../../../grammar/parse-tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

export function syntaxErrors(text: string, lexed: Lexed): readonly Diagnostic[] {
  const reading = readTokens(lexed.tokens)
  if (reading.ok) return lexed.diagnostics
  const token = lexed.tokens[reading.at]
  const end = text.trimEnd().length
  const found =
    token === undefined
      ? diagnose('unexpected-end', { expected: [] }, { start: end, end })
      : diagnose('unexpected-word', { found: token.image, expected: [] }, { start: token.startOffset, end: token.endOffset! + 1 })
  return [...lexed.diagnostics, found]
}
