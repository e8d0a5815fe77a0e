import { tokenMatcher, type IToken } from 'chevrotain'
import * as t from './tokens.ts'

/** The class of a token for syntax colours: one colour each. */
export type TokenClass =
  | 'keyword'
  | 'name'
  | 'glob'
  | 'quoted'
  | 'regex'
  | 'parameter'
  | 'number'
  | 'time'
  | 'uuid'
  | 'operator'
  | 'bracket'
  | 'separator'
  | 'call'

const TERMINALS: ReadonlyMap<string, TokenClass> = new Map(
  (
    [
      ['glob', [t.Glob]],
      ['quoted', [t.Quoted]],
      ['regex', [t.Regex]],
      ['parameter', [t.Param]],
      ['number', [t.Integer, t.Decimal]],
      ['time', [t.Duration, t.IsoDuration, t.Instant, t.CalendarDate, t.Now, t.Today, t.Yesterday]],
      ['uuid', [t.Uuid]],
      ['operator', [t.Equal, t.NotEqual, t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual, t.Range]],
      ['bracket', [t.LeftParen, t.RightParen, t.LeftBrace, t.RightBrace]],
      ['separator', [t.Comma, t.Semicolon]],
      ['call', [t.At]],
    ] as const
  ).flatMap(([kind, types]) => types.map(({ name }): [string, TokenClass] => [name, kind])),
)

/** The class of a token. `now`, `today` and `yesterday` are always times, even as a name: the lexer does not know the place. */
export const tokenClass = (token: IToken): TokenClass =>
  TERMINALS.get(token.tokenType.name) ?? (tokenMatcher(token, t.Name) ? 'name' : 'keyword')
