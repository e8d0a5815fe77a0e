import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'

const k = t.keyword
const comparing: readonly TokenType[] = [
  t.Equal, t.NotEqual, t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual,
] // prettier-ignore
const beforeField: readonly TokenType[] = [k.where, k.and, k.or, k.not, k.show]

/** What a word is called that stands after these. */
export function placeKind(before: readonly TokenType[]): 'name' | 'value' | 'field' {
  const last = before.at(-1)
  if (last === undefined) return 'name'
  if (comparing.includes(last)) return 'value'
  if (beforeField.includes(last)) return 'field'
  const listed = last === k.by && [k.order, k.count].includes(before.at(-2) ?? t.Word)
  return listed ? 'field' : 'name'
}
