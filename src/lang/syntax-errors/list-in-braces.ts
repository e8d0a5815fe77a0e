import { standIn } from '../../../grammar/parse-tokens.ts'
import type { IToken } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanOver, textOf, type Fault, type Repair } from './fault.ts'

/** Most tokens of the first selector, and of all selectors after it. */
const BACK = 4
const AHEAD = 24

/** `upstream of a, b` and `upstream of (a, b)`: several selectors need braces. */
export function listInBraces(fault: Fault): Repair | undefined {
  const { tokens, at } = fault
  if (tokens[at]?.tokenType !== t.Comma) return undefined
  let best: { from: number; to: number; tokens: readonly IToken[]; reached: number } | undefined
  for (let from = at - 1; from >= Math.max(0, at - BACK); from--)
    for (let to = at + 2; to <= Math.min(tokens.length, at + AHEAD); to++) {
      const round = tokens[from - 1]?.tokenType === t.LeftParen && tokens[to]?.tokenType === t.RightParen
      const [first, last] = round ? [from - 1, to + 1] : [from, to]
      const repaired = [
        ...tokens.slice(0, first),
        standIn(t.LeftBrace),
        ...tokens.slice(from, to),
        standIn(t.RightBrace),
        ...tokens.slice(last),
      ]
      const reached = fault.try(repaired) - repaired.length + tokens.length
      if (reached > at + 1 && reached > (best?.reached ?? at + 1))
        best = { from: first, to: last, tokens: repaired, reached }
    }
  if (best === undefined) return undefined
  const { from, to } = best
  const span = spanOver(fault, from, to)
  const list = `{ ${textOf(fault, from, to).replace(/^\((.*)\)$/u, '$1')} }`
  return { diagnostic: diagnose('list-in-braces', { list }, span), tokens: best.tokens }
}
