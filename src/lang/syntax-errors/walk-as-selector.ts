import { lengthOf, standIn } from '../../../grammar/parse-tokens.ts'
import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { cite } from '../../diagnostics/wording.ts'
import { queryStart } from './query-bounds.ts'
import { spanAt, splice, textOf, type Fault, type Repair } from './fault.ts'

const k = t.keyword
const begins: readonly TokenType[] = [
  k.upstream, k.downstream, k.lineage, k.paths, k.shortest, k.cycles, k.roots, k.leaves,
] // prettier-ignore

/** `upstream of upstream of x`: a walk instead of a selector; in parentheses it is a selector. */
export function walkAsSelector(fault: Fault): Repair | undefined {
  const { tokens, at, fitting } = fault
  const token = tokens[at]
  if (token === undefined || !begins.includes(token.tokenType) || !fitting.has(t.LeftParen)) return undefined
  const length = lengthOf('intersection', tokens.slice(at))
  if (length === undefined) return undefined
  const end = at + length
  const repaired = splice(
    tokens,
    at,
    end,
    standIn(t.LeftParen),
    ...tokens.slice(at, end),
    standIn(t.RightParen),
  )
  if (fault.try(repaired) <= end + 1) return undefined
  const before = textOf(fault, queryStart(tokens, at), at)
  const enclosed = cite(`${before} (${textOf(fault, at, end)})`, { longest: 200 })
  const walk = textOf(fault, at, Math.min(at + 2, end))
  return { diagnostic: diagnose('walk-as-selector', { walk, enclosed }, spanAt(fault, at)), tokens: repaired }
}
