import { isName, standIn } from '../../../grammar/parse-tokens.ts'
import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanAt, splice, type Fault, type Repair } from './fault.ts'

const k = t.keyword
const pairs: readonly (readonly [one: TokenType, many: TokenType])[] = [
  [k.dataset, k.datasets],
  [k.job, k.jobs],
  [k.column, k.columns],
  [k.run, k.runs],
]
/** The parser reads `dataset tagged pii` as a dataset named `tagged` before it fails. */
const BACK = 2

/** `datasets orders` or `dataset tagged pii`: a keyword in the wrong number. */
export function numberOfKeyword(fault: Fault): Repair | undefined {
  const { tokens, at } = fault
  for (let index = at - 1; index >= Math.max(0, at - BACK); index--) {
    const pair = pairs.find((types) => types.includes(tokens[index]!.tokenType))
    if (pair === undefined) continue
    const many = tokens[index]!.tokenType === pair[1]
    const after = tokens[index + 1]
    if (many && (after === undefined || !(isName(after) || after.tokenType === t.Quoted))) continue
    const other = many ? pair[0] : pair[1]
    const repaired = splice(tokens, index, index + 1, standIn(other, tokens[index]))
    if (fault.try(repaired) <= at + 1) continue
    const params = { one: pair[0].LABEL!, many: pair[1].LABEL!, written: tokens[index]!.image, isMany: many }
    return { diagnostic: diagnose('number-of-keyword', params, spanAt(fault, index)), tokens: repaired }
  }
  return undefined
}
