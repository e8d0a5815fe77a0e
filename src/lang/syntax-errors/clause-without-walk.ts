import { lengthOf, standIn } from '../../../grammar/parse-tokens.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { cite } from '../../diagnostics/wording.ts'
import { levelBefore } from './query-bounds.ts'
import { spanOver, splice, textOf, type Fault, type Repair } from './fault.ts'

/** Most tokens between the start of the selection and the clause. */
const BACK = 30

/** `dataset orders depth 3`: a clause without a walk. */
export function clauseWithoutWalk(fault: Fault): Repair | undefined {
  const { tokens, at } = fault
  const length = lengthOf('clause', tokens.slice(at))
  if (length === undefined) return undefined
  const end = at + length
  for (const start of levelBefore(tokens, at).slice(0, BACK)) {
    const repaired = splice(tokens, start, start, standIn(t.keyword.upstream), standIn(t.keyword.of))
    if (fault.try(repaired) < end + 2) continue
    const clause = textOf(fault, at, end)
    const walk = cite(`upstream of ${textOf(fault, start, end)}`, { longest: 200 })
    const span = spanOver(fault, at, end)
    return { diagnostic: diagnose('clause-without-walk', { clause, walk }, span), tokens: repaired }
  }
  return undefined
}
