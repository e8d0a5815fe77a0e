import { lengthOf } from '../../../grammar/parse-tokens.ts'
import type { IToken, TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { cite } from '../../diagnostics/wording.ts'
import { levelBefore, queryStart } from './query-bounds.ts'
import { spanOver, textOf, type Fault, type Repair } from './fault.ts'

const k = t.keyword
const stages: readonly TokenType[] = [k.where, k.order, k.limit, k.count, k.show]
const sets: readonly TokenType[] = [k.union, k.intersect, k.except]

/** Most characters of the text that a hint shows. */
const LONGEST = 200

/** `upstream of x where … depth 3`: a clause or set operator after a stage. The hint shows it before the stage. */
export function afterStage(fault: Fault): Repair | undefined {
  const { tokens, at } = fault
  const operator = tokens[at]
  if (operator === undefined) return undefined
  const isSet = sets.includes(operator.tokenType)
  const length = isSet ? setLength(tokens, at) : lengthOf('clause', tokens.slice(at))
  if (length === undefined) return undefined
  const end = at + length
  const moving = tokens.slice(at, end)
  const places = levelBefore(tokens, at)
    .filter((i) => stages.includes(tokens[i]!.tokenType))
    .reverse()
  for (const place of places) {
    const repaired = [...tokens.slice(0, place), ...moving, ...tokens.slice(place, at), ...tokens.slice(end)]
    if (fault.try(repaired) < end) continue
    const start = queryStart(tokens, at)
    const [head, stage, tail] = [
      textOf(fault, start, place),
      textOf(fault, place, at),
      textOf(fault, at, end),
    ]
    const moved = cite(`${head} ${tail} ${stage}`, { longest: LONGEST })
    const span = spanOver(fault, at, end)
    const word = tokens[place]!.image
    const diagnostic = isSet
      ? diagnose(
          'set-after-stage',
          {
            operator: operator.image,
            stage: word,
            moved,
            enclosed: cite(`(${head} ${stage}) ${tail}`, { longest: LONGEST }),
          },
          span,
        )
      : diagnose('clause-after-stage', { clause: tail, stage: word, moved }, span)
    return { diagnostic, tokens: repaired }
  }
  return undefined
}

function setLength(tokens: readonly IToken[], at: number): number | undefined {
  const operand = lengthOf('intersection', tokens.slice(at + 1))
  return operand === undefined ? undefined : operand + 1
}
