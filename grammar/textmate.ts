import type { TokenClass } from './token-class.ts'
import { keywords } from './tokens.ts'

/** The scope of each class, by the conventions of TextMate grammars; themes know their beginnings. */
export const TEXTMATE_SCOPES: Readonly<Record<TokenClass | 'comment', string>> = {
  keyword: 'keyword.control.tributary',
  name: 'entity.name.tributary',
  glob: 'string.unquoted.glob.tributary',
  quoted: 'string.quoted.tributary',
  regex: 'string.regexp.tributary',
  parameter: 'variable.parameter.tributary',
  number: 'constant.numeric.tributary',
  time: 'constant.numeric.time.tributary',
  uuid: 'constant.other.uuid.tributary',
  operator: 'keyword.operator.tributary',
  bracket: 'punctuation.section.tributary',
  separator: 'punctuation.separator.tributary',
  call: 'entity.name.function.call.tributary',
  comment: 'comment.line.double-dash.tributary',
}

/** One character inside a bare word, and a run of them (grammar/word-forms.ts); `..` ends a word. */
const SIGN = '(?:[\\p{L}\\p{M}\\p{N}_\\-/:@#*?]|\\.(?!\\.))'
const END = `(?!${SIGN})`

const SHORT_DURATION = '\\d+[smhdw]'
const ISO_DURATION =
  '(?i:P(?=[\\dT])(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?)'
const DATE = '\\d{4}-\\d{2}-\\d{2}'
const INSTANT = `${DATE}[Tt][\\d:.]*\\d(?:[Zz]|[+-]\\d{2}:?\\d{2})?(?![\\p{L}\\p{M}\\p{N}_\\-/:@#*?+])`
const UUID = '(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})'

const rule = (kind: TokenClass, match: string): object => ({ name: TEXTMATE_SCOPES[kind], match })
const word = (texts: readonly string[]): string => `(?i:${texts.join('|')})${END}`

const comment = { name: TEXTMATE_SCOPES.comment, match: '--[^\\n\\r]*' }

const quoted = (quote: string): object => ({
  name: TEXTMATE_SCOPES.quoted,
  begin: quote,
  end: `${quote}|$`,
  patterns: [
    { name: 'constant.character.escape.tributary', match: '\\\\(?:u[0-9A-Fa-f]{4}|["\'\\\\nrt*?])' },
    { match: '\\\\.' },
  ],
})

/** `matching`: the only place where `/` begins a regular expression, possibly after line breaks and comments. */
const matching = {
  begin: word(['matching']),
  beginCaptures: { 0: { name: TEXTMATE_SCOPES.keyword } },
  end: '(/(?:\\\\[^\\n\\r]|[^\\\\/\\n\\r])*(?:/[A-Za-z]*|$))|(?=[^\\s/\\-])|(?=-(?!-))',
  endCaptures: { 1: { name: TEXTMATE_SCOPES.regex } },
  patterns: [comment],
}

/** A TextMate grammar of the language, as JSON. VS Code, Sublime Text, JetBrains IDEs and GitHub can use it. */
export function textmateGrammar(): string {
  const others = keywords.map(({ LABEL }) => LABEL!).filter((label) => label !== 'matching')
  const grammar = {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'Tributary',
    scopeName: 'source.tributary',
    fileTypes: ['tributary'],
    patterns: [
      comment,
      quoted('"'),
      quoted("'"),
      matching,
      rule('parameter', '\\$(?:[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)?'),
      rule('time', INSTANT),
      rule('uuid', UUID + END),
      rule('time', `(?:${DATE}|${SHORT_DURATION}|${ISO_DURATION})${END}`),
      rule('number', `\\d+(?:\\.\\d+)?${END}`),
      rule('time', word(['now', 'today', 'yesterday'])),
      rule('keyword', word(others)),
      rule('operator', '\\.\\.|!=|<=|>=|=|<|>'),
      rule('bracket', '[(){}]'),
      rule('separator', '[,;]'),
      rule('call', '@'),
      rule('glob', `(?=[\\p{L}_/#*?])(?=${SIGN}*?[*?])${SIGN}+`),
      rule('name', `(?=[\\p{L}_/#])${SIGN}+`),
    ],
  }
  return `${JSON.stringify(grammar, null, 2)}\n`
}
