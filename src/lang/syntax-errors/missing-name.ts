import { isKeyword, standIn } from '../../../grammar/parse-tokens.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { takesAnyWord } from './expected-tokens.ts'
import { spanAt, splice, type Fault, type Repair } from './fault.ts'
import { placeKind } from './place-kind.ts'

/** How many tokens before the fault a keyword may have been parsed as the name: `dataset stop at x` fails at `x`. */
const BACK = 3

/** `upstream of dataset depth 3`: the name is missing, and the parser may have read the next keyword as the name. */
export function missingName(fault: Fault): Repair | undefined {
  const { tokens, at, fitting } = fault
  if (tokens[at] !== undefined && (takesAnyWord(fitting) || fitting.has(t.Name))) {
    const here = insertedBefore(fault, at)
    if (here !== undefined) return here
  }
  for (let index = at - 1; index >= Math.max(1, at - BACK); index--) {
    if (!isKeyword(tokens[index]!)) continue
    const repair = insertedBefore(fault, index)
    if (repair !== undefined) return repair
  }
  return undefined
}

function insertedBefore(fault: Fault, index: number): Repair | undefined {
  const { tokens, at } = fault
  const repaired = splice(tokens, index, index, standIn(t.Name))
  if (fault.try(repaired) <= at + 1) return undefined
  const before = tokens.slice(0, index).map((token) => token.tokenType)
  const word = tokens[index]!.image
  return {
    diagnostic: diagnose('missing-name', { before: word, what: placeKind(before) }, spanAt(fault, index)),
    tokens: repaired,
  }
}
