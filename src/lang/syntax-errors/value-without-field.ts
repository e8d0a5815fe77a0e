import { isKeyword } from '../../../grammar/parse-tokens.ts'
import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanAt, splice, textOf, type Fault, type Repair } from './fault.ts'

const k = t.keyword
const comparing: readonly TokenType[] = [
  t.Equal, t.NotEqual, t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual, k.like,
] // prettier-ignore

/** `name = a or b`: the second value has no field. */
export function valueWithoutField(fault: Fault): Repair | undefined {
  const { tokens, at } = fault
  // The parser reads the value as a field and fails after it. A number cannot be a field, so the parser fails at it.
  for (const place of [at - 1, at]) {
    const joint = tokens[place - 1]?.tokenType
    const operator = tokens[place - 3]
    if (joint !== k.or && joint !== k.and) continue
    if (
      operator === undefined ||
      !comparing.includes(operator.tokenType) ||
      tokens[place] === undefined ||
      isKeyword(tokens[place])
    )
      continue
    const compared = [tokens[place - 4]!, operator]
    const repaired = splice(tokens, place, place, ...compared)
    if (fault.try(repaired) <= place + 2) continue
    const field = textOf(fault, place - 4, place - 3)
    const [first, second] = [textOf(fault, place - 2, place - 1), textOf(fault, place, place + 1)]
    const params = {
      value: second,
      inFull: `${textOf(fault, place - 4, place)} ${field} ${operator.image} ${second}`,
      ...(joint === k.or && operator.tokenType === t.Equal
        ? { asList: `${field} in (${first}, ${second})` }
        : {}),
    }
    return { diagnostic: diagnose('value-without-field', params, spanAt(fault, place)), tokens: repaired }
  }
  return undefined
}
