import { diagnose } from '../../diagnostics/catalogue.ts'
import { spanAt, textOf, type Fault, type Repair } from './fault.ts'
import { synonyms } from './synonyms.ts'

const verbs: ReadonlySet<string> = new Set([
  'show', 'list', 'get', 'find', 'give', 'display', 'describe', 'print', 'fetch', 'return', 'what', 'which', 'who', 'trace',
  'search', 'query', 'tell', 'lookup', 'count', 'all', 'please',
]) // prettier-ignore
const fillers: ReadonlySet<string> = new Set(['me', 'all', 'the', 'is', 'are', 'for', 'every', 'my'])

/** `show me datasets`: a query starts with a selector or a walk, not with a verb. */
export function needlessBeginning({ text, tokens, at, try: attempt }: Fault): Repair | undefined {
  if (!verbs.has(tokens[0]?.image.toLowerCase() ?? '')) return undefined
  let words = 1
  while (fillers.has(tokens[words]?.image.toLowerCase() ?? '')) words++
  const rest = tokens.slice(words)
  if (rest.length === 0 || at > words || attempt(rest) < Math.min(2, rest.length + 1)) return undefined
  const first = rest[0]!.image
  const written = textOf({ text, tokens }, words, tokens.length)
  const meant = synonyms.get(first.toLowerCase())
  const begins = meant === undefined ? written : `${meant}${written.slice(first.length)}`
  const counts = tokens[0]!.image.toLowerCase() === 'count' && attempt(rest) > rest.length
  const span = { start: spanAt({ text, tokens }, 0).start, end: spanAt({ text, tokens }, words - 1).end }
  const params = { words: textOf({ text, tokens }, 0, words), instead: counts ? `${begins} count` : begins }
  return { diagnostic: diagnose('needless-beginning', params, span), tokens: rest }
}
