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
  /** Present if and only if no diagnostic is an error. */
  readonly tree?: Text
  /** All mistakes found, in the order of the text, at most 20. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Parses a text of the lineage language. Never throws; mistakes are returned as diagnostics.
 * @example parse('upstream of orders').tree → { kind: 'text', lets: [], query: …, explain: false, … }
 */
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
  const all = [...lexed.diagnostics, ...diagnostics]
  const errors = all.filter((d) => d.severity === 'error')
  return errors.length > 0 ? { diagnostics: inOrder(errors) } : { tree, diagnostics: inOrder(all) }
}

/** Most diagnostics returned for one text. */
const MAX_DIAGNOSTICS = 20

const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)).slice(0, MAX_DIAGNOSTICS)
