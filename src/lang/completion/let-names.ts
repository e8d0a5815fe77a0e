import type { IToken } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'

/** The names of the `let` bindings that end within these tokens. */
export function letNames(tokens: readonly IToken[]): readonly string[] {
  const names: string[] = []
  let open: string | undefined
  for (const [i, { tokenType }] of tokens.entries()) {
    const before = tokens[i - 1]?.tokenType
    const mayBegin = before === undefined || before === t.Semicolon || before === t.keyword.explain
    if (tokenType === t.keyword.let && mayBegin) open = tokens[i + 1]?.image
    if (tokenType === t.Semicolon && open !== undefined) {
      names.push(open)
      open = undefined
    }
  }
  return names
}
