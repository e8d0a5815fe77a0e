import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanAt, splice, type Fault, type Repair } from './fault.ts'

const opening: readonly TokenType[] = [t.LeftParen, t.LeftBrace]
const closing: readonly TokenType[] = [t.RightParen, t.RightBrace]

const k = t.keyword
const filters: readonly TokenType[] = [k.like, k.matching, k.tagged, k.owned, k.in]

/** A sign without which the text parses: `depth = 3`, `upstream of a)`, `tagged a and tagged b`. */
export function needlessSign(fault: Fault): Repair | undefined {
  const { tokens, at } = fault
  const sign = tokens[at]
  if (sign === undefined || at === 0) return undefined
  const joins = sign.tokenType === k.and && filters.includes(tokens[at + 1]?.tokenType ?? t.Word)
  const noise = ['ago', 'level', 'only'].includes(sign.image.toLowerCase())
  if (!joins && !noise && !t.punctuation.includes(sign.tokenType)) return undefined
  const repaired = splice(tokens, at, at + 1)
  const reached = fault.try(repaired)
  if (reached <= Math.min(at + 1, repaired.length)) return undefined
  const text = sign.image
  const closes = closing.includes(sign.tokenType) && isAlone(fault)
  return {
    diagnostic: closes
      ? diagnose('closes-nothing', { sign: text }, spanAt(fault, at))
      : diagnose('needless-sign', { sign: text }, spanAt(fault, at)),
    tokens: repaired,
  }
}

/** Whether no bracket is open before the fault. */
function isAlone({ tokens, at }: Fault): boolean {
  let open = 0
  for (const { tokenType } of tokens.slice(0, at)) {
    if (opening.includes(tokenType)) open++
    else if (closing.includes(tokenType)) open--
  }
  return open <= 0
}
