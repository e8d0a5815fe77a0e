import { StreamLanguage } from '@codemirror/language'
import { tags, type Tag } from '@lezer/highlight'
import { lexLine, type LexedLine, type LineToken } from '../../../grammar/lex-line.ts'

/** Maximum number of tokens per line. Further text is not highlighted. */
const MOST_TOKENS = 10_000

interface State {
  /** The current line. */
  line: LexedLine
  next: number
}

const NOTHING: LexedLine = { tokens: [], afterMatching: false }

const TAGS: Readonly<Record<LineToken['kind'], Tag>> = {
  keyword: tags.keyword,
  name: tags.name,
  glob: tags.special(tags.string),
  quoted: tags.string,
  regex: tags.regexp,
  parameter: tags.variableName,
  number: tags.number,
  time: tags.literal,
  uuid: tags.atom,
  operator: tags.compareOperator,
  bracket: tags.bracket,
  separator: tags.separator,
  call: tags.macroName,
  comment: tags.lineComment,
}

/**
 * The language for CodeMirror. Lines are tokenized by the lexer of the query parser, so highlighting always matches parsing. It
 * also defines comment toggling, closing brackets and word characters.
 */
export const tributaryLanguage = StreamLanguage.define<State>({
  name: 'tributary',
  startState: () => ({ line: NOTHING, next: 0 }),
  copyState: ({ line, next }) => ({ line, next }),
  token(stream, state) {
    if (stream.sol()) {
      state.line = lexLine(stream.string, state.line.afterMatching, MOST_TOKENS)
      state.next = 0
    }
    const token = state.line.tokens[state.next]
    if (token === undefined) {
      stream.skipToEnd()
      return null
    }
    if (stream.pos < token.start) {
      stream.pos = token.start
      return null
    }
    state.next++
    stream.pos = token.end
    return token.kind
  },
  tokenTable: TAGS,
  languageData: {
    commentTokens: { line: '--' },
    closeBrackets: { brackets: ['(', '{', '"', "'"] },
    wordChars: '.-/:@#$*?',
  },
})
