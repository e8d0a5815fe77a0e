import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { takesAnyWord } from './expected-tokens.ts'
import { placeKind } from './place-kind.ts'

const k = t.keyword

/** A phrase that replaces the token types `kinds` in a message if the parser expects all of `marks`. */
interface Group {
  readonly phrase: string
  readonly marks: readonly TokenType[]
  readonly kinds: readonly TokenType[]
}

const granularities = [k.dataset, k.column, k.job, k.run, k.operation]
const selectors = [
  t.Name, t.Now, t.Today, t.Yesterday, t.IsoDuration, t.Quoted, t.LeftBrace, t.LeftParen, t.At, ...granularities,
  k.datasets, k.columns, k.jobs, k.runs, k.id, k.last,
] // prettier-ignore
const walks = [
  k.upstream,
  k.downstream,
  k.lineage,
  k.paths,
  k.shortest,
  k.cycles,
  k.roots,
  k.leaves,
  k.changes,
]
const times = [t.Duration, t.CalendarDate, t.Instant, t.Now, t.Today, t.Yesterday, t.IsoDuration]

/** In the order of the message. A group removes its kinds from the groups after it. */
const groups: readonly Group[] = [
  { phrase: 'a selector such as `dataset orders`', marks: [k.datasets, t.LeftBrace], kinds: selectors },
  {
    phrase: 'a walk such as `upstream of orders`',
    marks: [k.upstream, k.paths],
    kinds: [...walks, k.explain, k.let],
  },
  { phrase: 'a time such as `7d`', marks: [t.Duration, t.CalendarDate], kinds: [...times, t.Param] },
  { phrase: 'a duration such as `7d`', marks: [t.Duration], kinds: [t.Duration, t.IsoDuration, t.Param] },
  { phrase: 'a whole number', marks: [t.Integer], kinds: [t.Integer, t.Param] },
  { phrase: 'a list such as `(a, b)`', marks: [t.Param, t.LeftParen], kinds: [t.Param, t.LeftParen] },
  { phrase: 'a regular expression such as `/^tmp_/`', marks: [t.Regex], kinds: [t.Regex] },
  {
    phrase: 'an operator such as `=`',
    marks: [t.Equal, t.Less],
    kinds: [
      t.Equal, t.NotEqual, t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual, k.like, k.matching, k.in, k.is, k.not,
      k.older, k.newer,
    ], // prettier-ignore
  },
  { phrase: 'a granularity such as `column`', marks: granularities, kinds: granularities },
  {
    phrase: 'a filter such as `tagged pii`',
    marks: [k.tagged, k.owned],
    kinds: [k.like, k.matching, k.tagged, k.owned, k.in],
  },
  {
    phrase: 'a clause such as `depth 3`',
    marks: [k.depth, k.via],
    kinds: [
      k.depth, k.since, k.until, k.as, k.between, k.at, k.within, k.avoiding, k.skip, k.stop, k.via, k.including,
    ], // prettier-ignore
  },
  {
    phrase: 'a set operator such as `union`',
    marks: [k.union, k.except],
    kinds: [k.union, k.except, k.intersect],
  },
  {
    phrase: 'a stage such as `limit 10`',
    marks: [k.where, k.show],
    kinds: [k.where, k.order, k.limit, k.count, k.show],
  },
]

const MOST = 3

/**
 * What the parser expects at a place, in at most three phrases that a user understands: specific tokens first, then general
 * phrases. `before` has the token types before the place.
 */
export function phrasesFor(fitting: ReadonlySet<TokenType>, before: readonly TokenType[]): readonly string[] {
  if (takesAnyWord(fitting)) return [`a ${placeKind(before)}`]
  const left = new Set(fitting)
  const phrases: string[] = []
  for (const { phrase, marks, kinds } of groups) {
    if (!marks.every((type) => left.has(type))) continue
    phrases.push(phrase)
    for (const type of kinds) left.delete(type)
  }
  const single = [...left]
    .filter((type) => type !== t.Semicolon)
    .map((type) => (type === t.Name ? 'a name' : `\`${type.LABEL!}\``))
  return [...new Set([...single, ...phrases])].slice(0, MOST)
}
