import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'

const k = t.keyword
const comparing: readonly TokenType[] = [
  t.Equal, t.NotEqual, t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual,
] // prettier-ignore
const beforeField: readonly TokenType[] = [k.where, k.and, k.or, k.not, k.show]

/** What a word after these tokens is called in messages. */
export function placeKind(before: readonly TokenType[]): 'name' | 'value' | 'field' {
  const last = before.at(-1)
  if (last === undefined) return 'name'
  if (comparing.includes(last)) return 'value'
  if (beforeField.includes(last)) return 'field'
  if (last === t.Comma) return kindInList(before)
  const listed = last === k.by && [k.order, k.count].includes(before.at(-2) ?? t.Word)
  return listed ? 'field' : 'name'
}

/** What the items of a list are called, if the last token is its comma. */
function kindInList(before: readonly TokenType[]): 'name' | 'value' | 'field' {
  for (let i = before.length - 1; i >= 0; i--) {
    const type = before[i]!
    if (type === t.LeftParen) return before[i - 1] === k.in ? 'value' : 'name'
    if (type === t.LeftBrace || type === k.via) return 'name'
    if (type === k.show || (type === k.by && [k.order, k.count].includes(before[i - 1] ?? t.Word)))
      return 'field'
  }
  return 'name'
}
