import type { ValueCstNode } from '../../../grammar/tributary-cst.ts'
import type { IToken } from '../../../grammar/cst.ts'
import type { Time, Value } from '../ast.ts'
import { spanOfToken } from './reader.ts'
import { isoDurationOf, readDate, readDuration, readInstant } from './time.ts'
import { bareWord, readName } from './word.ts'

/** A value of a predicate or of a saved query's parameter. A bare word that can be a time is one. */
export function readValue(node: ValueCstNode): Value {
  const { name, Integer, Decimal, Duration, CalendarDate, Instant, Uuid } = node.children
  const number = (Integer ?? Decimal)?.[0]
  if (number !== undefined) {
    return { kind: 'number', value: Number(number.image), text: number.image, span: spanOfToken(number) }
  }
  if (Duration !== undefined) return readDuration(Duration[0]!)
  if (CalendarDate !== undefined) return readDate(CalendarDate[0]!)
  if (Instant !== undefined) return readInstant(Instant[0]!)
  if (Uuid !== undefined) return bareWord(Uuid[0]!)
  const word = name![0]!.children.Word?.[0]
  return (word === undefined ? undefined : timeOf(word)) ?? readName(name![0]!)
}

function timeOf(word: IToken): Time | undefined {
  const text = word.image.toLowerCase()
  if (text === 'now' || text === 'today' || text === 'yesterday')
    return { kind: text, span: spanOfToken(word) }
  return isoDurationOf(word)
}
