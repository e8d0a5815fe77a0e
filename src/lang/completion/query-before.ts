import type { OpenRule } from '../../../grammar/expected-after.ts'
import { readTokens } from '../../../grammar/parse-tokens.ts'
import type { IToken } from '../../../grammar/cst.ts'
import type { Granularity, Text } from '../ast.ts'
import { readText } from '../cst-to-ast/text.ts'
import { memberKinds } from './member-kinds.ts'

/** The input of a stage: members of these kinds or, after `count by`, rows with these fields. */
export interface Before {
  readonly of: readonly Granularity[]
  readonly rows?: readonly string[]
}

const UNKNOWN: Before = { of: ['dataset', 'column', 'job', 'run', 'operation'] }

/** The input of the stage at the caret; every kind if the text before it does not parse. */
export function queryBefore(text: string, tokens: readonly IToken[], rules: readonly OpenRule[]): Before {
  const at = rules.findIndex(({ rule }) => rule === 'stage')
  const query = rules.slice(at + 1).find(({ rule }) => rule === 'query')
  if (at === -1 || query === undefined) return UNKNOWN
  const stage = rules[at]!
  const part = rules.at(-2)?.start ?? 0
  const tree = readAs(text, [...tokens.slice(0, part), ...tokens.slice(query.start, stage.start)])
  if (tree === undefined) return UNKNOWN
  const counted = tree.query.stages.flatMap((s) =>
    s.kind === 'count' ? [s.by.map((word) => word.text)] : [],
  )
  const rows = counted.at(-1)
  return { of: memberKinds(tree), ...(rows === undefined ? {} : { rows }) }
}

function readAs(text: string, tokens: readonly IToken[]): Text | undefined {
  const reading = readTokens(tokens)
  return reading.ok ? readText(reading.cst, text).tree : undefined
}
