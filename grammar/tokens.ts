import { createToken, Lexer, type TokenType } from 'chevrotain'

/** The keywords of the language, each once. They are recognised in any case. */
// prettier-ignore
const KEYWORDS = [
  'explain', 'let', 'changes', 'in',
  'union', 'intersect', 'except',
  'upstream', 'downstream', 'lineage', 'paths', 'shortest', 'path', 'from', 'to',
  'cycles', 'roots', 'leaves', 'of',
  'dataset', 'datasets', 'column', 'columns', 'job', 'jobs', 'run', 'runs', 'operation', 'id', 'last',
  'like', 'matching', 'tagged', 'owned', 'by',
  'depth', 'all', 'since', 'until', 'as', 'between', 'and', 'at', 'within', 'avoiding', 'skip', 'stop', 'via',
  'including', 'start',
  'where', 'order', 'asc', 'desc', 'limit', 'count', 'show',
  'or', 'not', 'is', 'null', 'older', 'newer', 'than',
] as const

export type Keyword = (typeof KEYWORDS)[number]

/** A bare word where the grammar allows only a name: every name and every keyword. */
export const Word = createToken({ name: 'Word', pattern: Lexer.NA, label: 'word' })

/** A bare name that is not a keyword. */
export const Name = createToken({ name: 'Name', pattern: Lexer.NA, categories: Word, label: 'name' })

const terminal = (name: string, label: string): TokenType => createToken({ name, label, pattern: Lexer.NA })

/** Words that are times where a time is allowed, and names everywhere else. */
const softWord = (name: string, label: string): TokenType =>
  createToken({ name, label, pattern: Lexer.NA, categories: Name })

export const Now = softWord('Now', 'now')
export const Today = softWord('Today', 'today')
export const Yesterday = softWord('Yesterday', 'yesterday')
export const IsoDuration = softWord('IsoDuration', 'ISO duration')

export const Glob = terminal('Glob', 'glob')
export const Quoted = terminal('Quoted', 'quoted text')
export const Param = terminal('Param', 'parameter')
export const Uuid = terminal('Uuid', 'UUID')
export const Integer = terminal('Integer', 'whole number')
export const Decimal = terminal('Decimal', 'decimal number')
export const Duration = terminal('Duration', 'duration')
export const Instant = terminal('Instant', 'instant')
export const CalendarDate = terminal('CalendarDate', 'date')
export const Regex = terminal('Regex', 'regular expression')

export const LeftParen = terminal('LeftParen', '(')
export const RightParen = terminal('RightParen', ')')
export const LeftBrace = terminal('LeftBrace', '{')
export const RightBrace = terminal('RightBrace', '}')
export const Comma = terminal('Comma', ',')
export const Semicolon = terminal('Semicolon', ';')
export const Range = terminal('Range', '..')
export const At = terminal('At', '@')
export const Equal = terminal('Equal', '=')
export const NotEqual = terminal('NotEqual', '!=')
export const Less = terminal('Less', '<')
export const LessOrEqual = terminal('LessOrEqual', '<=')
export const Greater = terminal('Greater', '>')
export const GreaterOrEqual = terminal('GreaterOrEqual', '>=')

/** The token of each keyword. Its name is the capitalised keyword followed by `Keyword`. */
export const keyword = Object.fromEntries(
  KEYWORDS.map((word) => [
    word,
    createToken({
      name: `${word.charAt(0).toUpperCase()}${word.slice(1)}Keyword`,
      label: word,
      pattern: Lexer.NA,
      categories: Word,
    }),
  ]),
) as Readonly<Record<Keyword, TokenType>>

const softWords: readonly TokenType[] = [Now, Today, Yesterday]

const byText: ReadonlyMap<string, TokenType> = new Map([
  ...KEYWORDS.map((word): [string, TokenType] => [word, keyword[word]]),
  ...softWords.map((type): [string, TokenType] => [type.LABEL!, type]),
])

/** The token type of a bare word without `*` and `?`: a keyword, a soft word such as `now`, or a name. */
export const wordType = (text: string): TokenType => byText.get(text.toLowerCase()) ?? Name

/** Punctuation and operators. If one is a prefix of another, the longer comes first. */
// prettier-ignore
export const punctuation: readonly TokenType[] = [
  Range, NotEqual, LessOrEqual, GreaterOrEqual, Equal, Less, Greater,
  LeftParen, RightParen, LeftBrace, RightBrace, Comma, Semicolon, At,
]

export const keywords: readonly TokenType[] = KEYWORDS.map((word) => keyword[word])

// prettier-ignore
export const allTokens: readonly TokenType[] = [
  Word, Name, Now, Today, Yesterday, IsoDuration, Glob, Quoted, Param, Uuid, Integer, Decimal, Duration, Instant,
  CalendarDate, Regex, ...punctuation, ...keywords,
]
