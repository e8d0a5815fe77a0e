import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanAt, type Fault, type Repair } from './fault.ts'

const k = t.keyword
const begins: readonly TokenType[] = [
  k.upstream, k.downstream, k.lineage, k.paths, k.shortest, k.cycles, k.roots, k.leaves, k.changes, k.explain, k.let,
] // prettier-ignore

/** `upstream of a; downstream of a`: a second query in one text. */
export function secondQuery(fault: Fault): Repair | undefined {
  const { tokens, at, text } = fault
  const token = tokens[at]
  const before = tokens[at - 1]
  if (token === undefined || before === undefined) return undefined
  const apart =
    before.tokenType === t.Semicolon || /[\n\r]/u.test(text.slice(before.endOffset! + 1, token.startOffset))
  if (!apart && !begins.includes(token.tokenType)) return undefined
  // The text before must be a whole query, and the rest must parse for at least three tokens.
  if (fault.try(tokens.slice(0, at)) <= at) return undefined
  const rest = tokens.slice(at)
  if (token.tokenType === t.Semicolon) return undefined
  if (rest.length > 1 && fault.try(rest) < 3) return undefined
  if (rest.length === 1 && begins.includes(token.tokenType)) return undefined
  return {
    diagnostic: diagnose('second-query', { word: token.image }, spanAt(fault, at)),
    tokens: tokens.slice(0, at),
  }
}
