import { isKeywordText } from './word-kinds.ts'
import { isBareWord } from './word-forms.ts'

const OPERATOR = /^(?:(\d*)(\+))?([^+]+?)(?:(\+)(\d*))?$/u

/** Translates dbt and Dagster selectors such as `2+orders+` to a walk `including start`, because those tools include it. */
export function graphOperator(word: string): string | undefined {
  const match = OPERATOR.exec(word)
  if (match === null) return undefined
  const [, up = '', before, name, after, down = ''] = match
  if (!isBareWord(name!) || isKeywordText(name!) || (before === undefined && after === undefined))
    return undefined
  const tag = /^tag:(.+)$/u.exec(name!)
  const selector = tag === null ? name! : `datasets tagged ${tag[1]!}`
  const walk = (direction: string, depth: string): string =>
    `${direction} of ${selector}${depth === '' ? '' : ` depth ${depth}`} including start`
  if (before !== undefined && after !== undefined)
    return up === down ? walk('lineage', up) : `${walk('upstream', up)} union ${walk('downstream', down)}`
  return before === undefined ? walk('downstream', down) : walk('upstream', up)
}
