import { standIn } from '../../../grammar/parse-tokens.ts'
import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { takesAnyWord } from './expected-tokens.ts'
import { spanAt, splice, type Fault, type Repair } from './fault.ts'

const k = t.keyword
const brackets: readonly TokenType[] = [t.RightParen, t.RightBrace]
const separators: readonly TokenType[] = [...brackets, t.Comma, t.Semicolon]
const smallWords: readonly TokenType[] = [
  k.of,
  k.by,
  k.in,
  k.than,
  k.from,
  k.to,
  k.run,
  k.path,
  k.and,
  k.at,
  k.start,
]

/** A missing sign or small word: the rest parses only with it. */
export function missingSign(fault: Fault): Repair | undefined {
  const { tokens, at, fitting } = fault
  if (takesAnyWord(fitting)) return undefined
  const only = fitting.size === 1
  const atEnd = at === tokens.length
  const signs = atEnd ? brackets : only ? [...separators, ...smallWords, t.Equal, t.LeftParen] : separators
  for (const sign of signs.filter((type) => fitting.has(type))) {
    const repaired = splice(tokens, at, at, standIn(sign))
    if (fault.try(repaired) <= (only ? at + 1 : repaired.length)) continue
    const before = tokens[at]?.image ?? ''
    return {
      diagnostic: diagnose('missing-sign', { sign: sign.LABEL!, before }, spanAt(fault, at)),
      tokens: repaired,
    }
  }
  return undefined
}
