import { lex } from '../../../grammar/lexer.ts'
import { readQuoted } from '../../../grammar/quoted-text.ts'
import { standIn } from '../../../grammar/parse-tokens.ts'
import { isBareGlob } from '../../../grammar/word-forms.ts'
import { writeQuotedGlob } from '../../../grammar/quoted-text.ts'
import * as t from '../../../grammar/tokens.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { editDistance } from '../../lib/edit-distance.ts'
import { foreignPhrases, type ForeignPhrase } from './foreign-phrases.ts'
import { spanOver, splice, textOf, type Fault, type Repair } from './fault.ts'

/**
 * Replacements accepted even if the following text has a mistake, which is then reported next. This does not apply to
 * phrases in COMMON, which also occur in other places.
 */
const EAGER: ReadonlySet<string> = new Set(['since', 'matching', 'as of'])
const COMMON: ReadonlySet<string> = new Set(['in', 'from', 'within', 'to', 'on', 'at'])

interface Tried {
  readonly from: number
  readonly to: number
  readonly instead: string
  readonly tokens: readonly IToken[]
  readonly reached: number
}

/** A phrase of another language at the fault or right before it, such as `in the last 7d` for `since 7d`. */
export function foreignPhrase(fault: Fault): Repair | undefined {
  const tried = [fault.at, fault.at - 1].flatMap((from) =>
    from < 0 ? [] : foreignPhrases.flatMap((phrase) => attempt(fault, from, phrase) ?? []),
  )
  const furthest = Math.max(...tried.map((one) => one.reached))
  const best = tried.filter((one) => one.reached === furthest)
  const [first] = best
  if (first === undefined) return undefined
  const same = best.filter((one) => one.from === first.from && one.to === first.to)
  const span = spanOver(fault, first.from, first.to)
  const params = {
    word: textOf(fault, first.from, first.to),
    keyword: false,
    suggestions: [...new Set(same.map((one) => one.instead))].slice(0, 3),
  }
  return { diagnostic: diagnose('misspelled-word', params, span), tokens: first.tokens }
}

/** Replaces the phrase at `from` if it is there and the text after it then parses. */
function attempt(fault: Fault, from: number, { words, instead, glob }: ForeignPhrase): Tried | undefined {
  const { tokens, at } = fault
  if (!words.every((word, i) => tokens[from + i]?.image.toLowerCase() === word)) return undefined
  let to = from + words.length
  let text = instead
  const argument = tokens[to]
  // `is nul` is a misspelled `is null`.
  if (words.at(-1) === 'is' && editDistance(argument?.image.toLowerCase() ?? '', 'null', 1) <= 1)
    return undefined
  if (glob !== undefined) {
    if (argument === undefined || !(argument.tokenType === t.Quoted || argument.tokenType === t.Name))
      return undefined
    const bare = argument.tokenType === t.Quoted ? readQuoted(argument.image) : argument.image
    const pattern = glob.replace('…', bare)
    text = `${instead} ${isBareGlob(pattern) ? pattern : writeQuotedGlob(pattern)}`
    to++
  }
  const meant = lex(text, 10).tokens.map(({ tokenType }) => standIn(tokenType, tokens[from]))
  const repaired = splice(tokens, from, to, ...meant)
  const reached = fault.try(repaired)
  const after = from + meant.length
  // The following token must parse too; otherwise the replacement would be a guess.
  const enough = EAGER.has(instead) && !COMMON.has(words.join(' ')) ? after : after + 1
  if (reached < Math.min(enough, repaired.length + 1) || reached - meant.length + (to - from) <= at)
    return undefined
  return { from, to, instead: text, tokens: repaired, reached: reached - repaired.length }
}
