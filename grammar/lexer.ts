import { createTokenInstance, type IToken, type TokenType } from 'chevrotain'
import { diagnose } from '../src/diagnostics/catalogue.ts'
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts'
import { KNOWN_ESCAPE, writeQuoted } from './quoted-text.ts'
import { commentedClause } from './commented-clause.ts'
import { foreignBracket } from './foreign-bracket.ts'
import { foreignOperators } from './foreign-operators.ts'
import { codePointOf, isFullWidth } from './plain-form.ts'
import { scanWord } from './scan-word.ts'
import * as t from './tokens.ts'

export interface Lexed {
  readonly tokens: readonly IToken[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Result of a scanner at a place of the text: a token up to `end` (optional) and its diagnostics. */
export interface Scanned {
  readonly end: number
  readonly type?: TokenType
  readonly diagnostics?: readonly Diagnostic[]
}

const GAP = /(?:\s+|--[^\n\r]*)+/uy
const QUOTED = /(["'])(?:\\[^\n\r]|(?!\1)[^\\\n\r])*\1/uy
const REGEX = /\/(?:\\[^\n\r]|[^\\/\n\r])*\/([A-Za-z]*)/uy
const REST_OF_LINE = /[^\n\r]*/uy
/** Quotes of other languages and of word processors. */
const FOREIGN_QUOTED =
  /`[^`\n\r]*`|´[^´\n\r]*´|[“”„‟][^“”„‟"\n\r]*[“”„‟"]|[‘’‚‛][^‘’‚‛'\n\r]*[‘’‚‛']|«[^»\n\r]*»|"[^"“”„‟\n\r]*[“”„‟](?![^\n\r]{0,200}")|'[^'‘’‚‛\n\r]*[‘’‚‛](?![^\n\r]{0,200}')/uy
const PARAM = /\$[\p{L}_][\p{L}\p{M}\p{N}_]*/uy

/** Matches a sticky pattern at `at` and returns the end of the match, or undefined. */
export function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/**
 * Splits a text into tokens. A lexical error is reported and becomes the token that was most likely meant, so that the parser
 * can continue. After `maxTokens` tokens the lexer stops with a diagnostic.
 */
export function lex(text: string, maxTokens: number): Lexed {
  const tokens: IToken[] = []
  const diagnostics: Diagnostic[] = []
  const gap = (from: number): number => {
    const end = endOf(GAP, text, from) ?? from
    const remark = commentedClause(text, from, end)
    if (remark !== undefined) diagnostics.push(remark)
    return end
  }
  let at = gap(0)
  while (at < text.length) {
    if (tokens.length === maxTokens) {
      diagnostics.push(diagnose('too-many-words', { limit: maxTokens }, { start: at, end: at }))
      break
    }
    const { type, end, diagnostics: found = [] } = scan(text, at, tokens)
    if (type !== undefined)
      tokens.push(createTokenInstance(type, text.slice(at, end), at, end - 1, 0, 0, 0, 0))
    diagnostics.push(...found)
    at = gap(end)
  }
  return { tokens, diagnostics }
}

function scan(text: string, at: number, before: readonly IToken[]): Scanned {
  const letter = text.charAt(at)
  const foreign = scanForeignQuoted(text, at)
  if (foreign !== undefined) return foreign
  if (letter === '"' || letter === "'") return scanQuoted(text, at, letter)
  if (letter === '/' && before.at(-1)?.tokenType === t.keyword.matching) return scanRegex(text, at)
  if (letter === '$') return scanParam(text, at)
  for (const [foreign, type] of foreignOperators) {
    if (!text.startsWith(foreign, at)) continue
    // A path may also begin with `~`.
    if (foreign === '~' && !/[\s"']/u.test(text.charAt(at + 1))) continue
    const span = { start: at, end: at + foreign.length }
    const instead = type.LABEL!
    const diagnostic = isFullWidth(foreign)
      ? diagnose(
          'look-alike',
          { text: foreign, signs: [codePointOf(foreign)], invisible: false, suggestions: [instead] },
          span,
        )
      : diagnose('foreign-operator', { text: foreign, instead }, span)
    return { end: span.end, type, diagnostics: [diagnostic] }
  }
  for (const type of t.punctuation) {
    if (text.startsWith(type.LABEL!, at)) return { end: at + type.LABEL!.length, type }
  }
  return foreignBracket(letter, at, before) ?? scanWord(text, at, before)
}

function scanForeignQuoted(text: string, at: number): Scanned | undefined {
  const end = endOf(FOREIGN_QUOTED, text, at)
  if (end === undefined) return undefined
  const params = { text: text.slice(at, end), suggestion: writeQuoted(text.slice(at + 1, end - 1)) }
  return {
    end,
    type: t.Quoted,
    diagnostics: [diagnose('foreign-quotes', params, { start: at, end })],
  }
}

function scanQuoted(text: string, at: number, quote: string): Scanned {
  const end = endOf(QUOTED, text, at)
  if (end === undefined) {
    const lineEnd = endOf(REST_OF_LINE, text, at)!
    const span = { start: at, end: at + 1 }
    return { end: lineEnd, type: t.Quoted, diagnostics: [diagnose('unclosed-quote', { quote }, span)] }
  }
  const diagnostics: Diagnostic[] = []
  for (const match of text.slice(at, end).matchAll(/\\./gsu)) {
    const rest = text.slice(at + match.index, end)
    if (KNOWN_ESCAPE.test(rest)) continue
    const start = at + match.index
    diagnostics.push(
      diagnose('unknown-escape', { escape: match[0] }, { start, end: start + match[0].length }),
    )
  }
  return { end, type: t.Quoted, diagnostics }
}

function scanRegex(text: string, at: number): Scanned {
  const end = endOf(REGEX, text, at)
  if (end === undefined) {
    const lineEnd = endOf(REST_OF_LINE, text, at)!
    const span = { start: at, end: at + 1 }
    return { end: lineEnd, type: t.Regex, diagnostics: [diagnose('unclosed-regex', {}, span)] }
  }
  const flags = text.slice(text.lastIndexOf('/', end - 1) + 1, end)
  if (flags === '' || flags === 'i') return { end, type: t.Regex }
  const span = { start: end - flags.length, end }
  return { end, type: t.Regex, diagnostics: [diagnose('regex-flag', { flags }, span)] }
}

function scanParam(text: string, at: number): Scanned {
  const end = endOf(PARAM, text, at)
  if (end !== undefined) return { end, type: t.Param }
  const span = { start: at, end: at + 1 }
  return { end: span.end, type: t.Param, diagnostics: [diagnose('parameter-without-name', {}, span)] }
}
