import { isName, standIn } from '../../../grammar/parse-tokens.ts'
import type { TokenType } from '../../../grammar/cst.ts'
import { readQuoted } from '../../../grammar/quoted-text.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { spanAt, spanOver, splice, textOf, type Fault, type Repair, type RepairRule } from './fault.ts'

const k = t.keyword
const valueTypes: readonly TokenType[] = [t.Quoted, t.Name, t.Integer, t.Decimal, t.Duration, t.CalendarDate]

/** A word or quoted text instead of a regular expression: `matching 'orders'`. */
export const regexInQuotes: RepairRule = (fault) => {
  const { tokens, at, fitting } = fault
  const token = tokens[at]
  if (token === undefined || !fitting.has(t.Regex) || !(token.tokenType === t.Quoted || isName(token)))
    return undefined
  const source = token.tokenType === t.Quoted ? readQuoted(token.image) : token.image
  const regex = `/${source.replaceAll('/', '\\/')}/`
  return instead(
    fault,
    at,
    t.Regex,
    diagnose('regex-in-quotes', { text: token.image, regex }, spanAt(fault, at)),
  )
}

/** One value instead of a list: `name in 'orders'`. */
export const valueAsList: RepairRule = (fault) => {
  const { tokens, at } = fault
  const token = tokens[at]
  if (token === undefined || tokens[at - 1]?.tokenType !== k.in || !valueTypes.includes(token.tokenType))
    return undefined
  const repaired = splice(tokens, at, at + 1, standIn(t.LeftParen), token, standIn(t.RightParen))
  if (fault.try(repaired) <= at + 3) return undefined
  const list = `(${token.image})`
  return {
    diagnostic: diagnose('value-as-list', { value: token.image, list }, spanAt(fault, at)),
    tokens: repaired,
  }
}

/** `in ()` and `{ }`. */
export const emptyList: RepairRule = (fault) => {
  const { tokens, at } = fault
  const [before, closing] = [tokens[at - 1]?.tokenType, tokens[at]?.tokenType]
  const ofValues = before === t.LeftParen && closing === t.RightParen && tokens[at - 2]?.tokenType === k.in
  const ofSelectors = before === t.LeftBrace && closing === t.RightBrace
  if (!ofValues && !ofSelectors) return undefined
  const span = spanOver(fault, at - 1, at + 1)
  const diagnostic = diagnose('empty-list', { of: ofValues ? 'value' : 'selector' }, span)
  return { diagnostic, tokens: splice(tokens, at, at, standIn(t.Name)) }
}

/** `column email` without its dataset, or `column customers.email` in one word. */
export const columnAlone: RepairRule = (fault) => {
  const { tokens, at, fitting } = fault
  const name = tokens[at - 1]
  if (name === undefined || tokens[at - 2]?.tokenType !== k.column || !fitting.has(k.of)) return undefined
  const dot = isName(name) ? name.image.lastIndexOf('.') : -1
  const whole = dot > 0 ? `column ${name.image.slice(dot + 1)} of ${name.image.slice(0, dot)}` : undefined
  const repaired = splice(tokens, at, at, standIn(k.of), standIn(t.Name))
  if (fault.try(repaired) <= Math.min(at + 2, repaired.length)) return undefined
  const span = spanOver(fault, at - 2, at)
  const params = { column: textOf(fault, at - 2, at), ...(whole === undefined ? {} : { whole }) }
  return { diagnostic: diagnose('column-alone', params, span), tokens: repaired }
}

/** A parameter instead of a selector, a field or a keyword. */
export const misplacedParam: RepairRule = (fault) => {
  const { tokens, at, fitting } = fault
  const token = tokens[at]
  if (token?.tokenType !== t.Param) return undefined
  const repaired = splice(tokens, at, at, standIn(k.dataset))
  const selects = fitting.has(k.dataset) && fitting.has(t.LeftParen) && fault.try(repaired) > at + 1
  const params = { name: token.image, ...(selects ? { instead: `dataset ${token.image}` } : {}) }
  const diagnostic = diagnose('misplaced-parameter', params, spanAt(fault, at))
  if (selects) return { diagnostic, tokens: repaired }
  const type = [t.Name, ...fitting].find((candidate) => fitting.has(candidate))
  return type === undefined ? undefined : instead(fault, at, type, diagnostic)
}

/** A text with `let` but without a query. */
export const letAlone: RepairRule = (fault) => {
  const { tokens, at } = fault
  if (at !== tokens.length || tokens[0]?.tokenType !== k.let) return undefined
  const closed = tokens.at(-1)?.tokenType === t.Semicolon ? [] : [standIn(t.Semicolon)]
  const repaired = [...tokens, ...closed, standIn(t.Name)]
  if (fault.try(repaired) <= repaired.length) return undefined
  const name = tokens.findLast((_, i) => tokens[i - 1]?.tokenType === k.let)!.image
  const example = `${textOf(fault, 0, tokens.length).replace(/;?$/u, ';')} upstream of ${name}`
  return { diagnostic: diagnose('let-alone', { example }, spanAt(fault, at)), tokens: repaired }
}

/** A comment of another language: `#`, `//` or a block comment. */
export const foreignComment: RepairRule = (fault) => {
  const { tokens, at, text } = fault
  const opens = [at - 1, at].find((i) => /^(?:#+|\/\/+|\/\*+)$/u.test(tokens[i]?.image ?? ''))
  if (opens === undefined) return undefined
  const token = tokens[opens]!
  const rest = text.slice(token.endOffset! + 1)
  const length = token.image.startsWith('/*') ? rest.indexOf('*/') + 2 : rest.search(/[\n\r]|$/u)
  const end = token.endOffset! + 1 + (length <= 1 ? rest.length : length)
  const after = tokens.findIndex((other, i) => i > opens && other.startOffset >= end)
  const span = { start: token.startOffset, end: token.endOffset! + 1 }
  return {
    diagnostic: diagnose('foreign-comment', { sign: token.image }, span),
    tokens: [...tokens.slice(0, opens), ...(after === -1 ? [] : tokens.slice(after))],
  }
}

function instead(fault: Fault, at: number, type: TokenType, diagnostic: Diagnostic): Repair {
  return { diagnostic, tokens: splice(fault.tokens, at, at + 1, standIn(type, fault.tokens[at])) }
}
