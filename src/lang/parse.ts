import { lex } from '../../grammar/lexer.ts'
import { readTokens } from '../../grammar/parse-tokens.ts'
import { diagnose } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Text } from './ast.ts'
import { readText } from './cst-to-ast/text.ts'
import { TEXT_LIMITS } from './limits.ts'
import { checkNesting } from './nesting.ts'
import { checkSetChains } from './set-chains.ts'
import { syntaxErrors } from './syntax-errors/syntax-errors.ts'

export interface Parsed {
  /** There if and only if no diagnostic is an error. */
  readonly tree?: Text
  /** In order of the text, at most 20; several mistakes are told together. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a text of the lineage language. Never throws; what is wrong with the text is told as diagnostics. */
export function parse(text: string): Parsed {
  const bytes = new TextEncoder().encode(text).length
  if (bytes > TEXT_LIMITS.bytes) {
    return { diagnostics: [diagnose('text-too-long', { bytes, limit: TEXT_LIMITS.bytes })] }
  }
  const lexed = lex(text, TEXT_LIMITS.tokens)
  const tooMuch =
    lexed.diagnostics.find((d) => d.code === 'too-many-words') ??
    checkNesting(lexed.tokens) ??
    checkSetChains(lexed.tokens)
  if (tooMuch !== undefined) return { diagnostics: [tooMuch] }

  const reading = readTokens(lexed.tokens)
  if (!reading.ok) return { diagnostics: inOrder(syntaxErrors(text, lexed)) }
  const { tree, diagnostics } = readText(reading.cst, text)
  const told = [...lexed.diagnostics, ...diagnostics]
  const errors = told.filter((d) => d.severity === 'error')
  return errors.length > 0 ? { diagnostics: inOrder(errors) } : { tree, diagnostics: inOrder(told) }
}

/** So many are told of one text: who has more to mend begins with these. */
const MOST = 20

const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)).slice(0, MOST)
