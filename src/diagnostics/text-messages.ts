import { error, note, warning, type NoParams } from './message.ts'
import { both, cite, either } from './wording.ts'

/** Mistakes of a text that need no lookup: its characters, its words and their order. */
export const textMessages = {
  // Limits
  'text-too-long': error(
    (p: { bytes: number; limit: number }) =>
      `the text has ${p.bytes} bytes; the limit is ${p.limit} bytes (64 KiB)`,
  ),
  'too-many-words': error(
    (p: { limit: number }) => `the text has too many words and signs; the limit is ${p.limit}`,
  ),
  'nested-too-deep': error(
    (p: { limit: number }) => `this is nested too deeply; the limit is ${p.limit} levels`,
  ),
  'too-many-sets': error((p: { limit: number }) => ({
    message: `one expression joins too many sets; the limit is ${p.limit}`,
    hints: ['a list `{ …, … }` is the union of any number of selectors'],
  })),

  // Letters and words
  'unclosed-quote': error((p: { quote: string }) => ({
    message: `missing closing ${p.quote} on this line`,
    hints: ['a line break inside quotes is written `\\n`'],
  })),
  'foreign-quotes': error((p: { text: string; suggestion: string }) => ({
    message: `unexpected quotes around ${cite(p.text)}; expected \`"\` or \`'\``,
    suggestions: [p.suggestion],
  })),
  'unknown-escape': error((p: { escape: string }) => ({
    message: `unknown escape ${cite(p.escape)}`,
    hints: ['the escapes are \\\\ \\" \\\' \\n \\r \\t \\* \\? and \\u with four hexadecimal digits'],
  })),
  'unclosed-regex': error<NoParams>(() => ({
    message: 'missing closing `/` of the regular expression on this line',
    hints: ['a slash inside it is written `\\/`'],
  })),
  'regex-flag': error((p: { flags: string }) => ({
    message: `unknown flag ${cite(p.flags)} of a regular expression`,
    hints: ['the only flag is `i`, which ignores case'],
  })),
  'digit-word': error((p: { text: string; suggestions: readonly string[] }) => ({
    message: `${cite(p.text)} starts with a digit; such a name needs quotes`,
    suggestions: p.suggestions,
  })),
  'time-form': error((p: { text: string; suggestions: readonly string[] }) => ({
    message: `${cite(p.text)} is not a valid time`,
    suggestions: p.suggestions,
    ...(p.suggestions.length > 0
      ? {}
      : { hints: ['examples: `7d`, `2026-11-01`, `2026-11-01T17:00`, `today`, `yesterday`'] }),
  })),
  'graph-operator': error((p: { text: string; walk: string }) => ({
    message: `${cite(p.text)} is selector syntax of another tool`,
    suggestions: [p.walk],
  })),
  'look-alike': error(
    (p: { text: string; signs: readonly string[]; invisible: boolean; suggestions: readonly string[] }) => ({
      message: `${cite(p.text)} contains ${both(p.signs)}, which ${p.invisible ? 'is invisible' : 'only looks like another character'}`,
      suggestions: p.suggestions,
    }),
  ),
  'foreign-bracket': error((p: { text: string; instead: string }) => ({
    message: `unexpected bracket ${cite(p.text)}`,
    suggestions: [p.instead],
  })),
  'commented-clause': warning((p: { comment: string; clause: string }) => ({
    message: `${cite(p.comment)} is a comment and changes nothing`,
    hints: [`without the dashes it is a clause: ${cite(p.clause)}`],
  })),
  'literal-as-name': error((p: { text: string; what: string; suggestion: string }) => ({
    message: `unexpected ${cite(p.text)}, which is ${p.what}; expected a name (as a name it needs quotes)`,
    suggestions: [p.suggestion],
  })),
  'needs-quotes': error((p: { text: string; suggestion: string }) => ({
    message: `${cite(p.text)} needs quotes; a bare name has letters, digits and _ . - / : @ # only`,
    suggestions: [p.suggestion],
  })),
  'stray-character': error((p: { text: string; betweenSets: boolean }) => {
    const message = `unexpected ${cite(p.text)}`
    if (!p.betweenSets) return message
    return { message, hints: ['`except` removes the members of its right side; `--` starts a comment'] }
  }),
  'foreign-operator': error((p: { text: string; instead: string }) => ({
    message: `unknown operator ${cite(p.text)}`,
    suggestions: [p.instead],
  })),
  'parameter-without-name': error<NoParams>(() => 'missing name after `$`'),
  'calendar-duration': error((p: { text: string }) => ({
    message: `${cite(p.text)} is not a valid duration, because months and years differ in length`,
    hints: ['use the units s, m, h, d and w: `90m`, `30d`, `P1DT12H`'],
  })),
  'duration-unit-case': error((p: { text: string; suggestion: string }) => ({
    message: `the unit in ${cite(p.text)} must be lower case`,
    suggestions: [p.suggestion],
  })),
  'no-such-date': error((p: { text: string }) => ({
    message: `${cite(p.text)} does not exist in the calendar`,
    hints: ['examples: `2026-11-01` (date), `2026-11-01T10:00:00Z` (instant)'],
  })),
  'negative-number': error(
    (p: { text: string }) => `${cite(p.text)} is negative; numbers must be 0 or greater`,
  ),
  'number-too-large': error((p: { text: string }) => `the number in ${cite(p.text)} is too large`),

  // Syntax of other languages
  'other-language': error((p: { language: string; instead?: string }) => ({
    message: `this looks like ${p.language}; a query starts with a selector or a walk`,
    hints: [
      p.instead === undefined
        ? 'for example: `datasets where owner is null show name, owner` or `upstream of dataset orders depth 3`'
        : `in this language: ${cite(p.instead, { longest: 400 })}`,
    ],
  })),
  'needless-beginning': error((p: { words: string; instead: string }) => ({
    message: `unexpected ${cite(p.words)}; a query starts with a selector or a walk`,
    hints: [`in this language: ${cite(p.instead, { longest: 200 })}`],
  })),
  'second-query': error((p: { word: string }) => ({
    message: `unexpected second query at ${cite(p.word)}; a text contains one query`,
    hints: ['run each query separately, or combine both with `union`'],
  })),
  'foreign-comment': error((p: { sign: string }) => ({
    message: `${cite(p.sign)} does not start a comment`,
    suggestions: ['--'],
  })),
  'number-of-keyword': error((p: { one: string; many: string; written: string; isMany: boolean }) => ({
    message: p.isMany
      ? `unexpected name after ${cite(p.many)}; expected a filter such as \`like\``
      : `unexpected filter after ${cite(p.one)}; expected one name`,
    suggestions: [p.isMany ? p.one : p.many],
  })),
  'list-in-braces': error((p: { list: string }) => ({
    message: 'several selectors need braces',
    suggestions: [p.list],
  })),
  'value-without-field': error((p: { value: string; inFull: string; asList?: string }) => ({
    message: `missing field before ${cite(p.value)}`,
    hints: [
      `each comparison needs a field: ${cite(p.inFull)}`,
      ...(p.asList === undefined ? [] : [`or use a list: ${cite(p.asList)}`]),
    ],
  })),
  'literal-in-quotes': error((p: { text: string; content: string }) => ({
    message: `unexpected text ${cite(p.text)}; a number or time has no quotes`,
    suggestions: [p.content],
  })),
  'regex-in-quotes': error((p: { text: string; regex: string }) => ({
    message: `unexpected ${cite(p.text)}; expected a regular expression between slashes`,
    suggestions: [p.regex],
  })),
  'value-as-list': error((p: { value: string; list: string }) => ({
    message: `unexpected ${cite(p.value)} after \`in\`; expected a list`,
    suggestions: [p.list],
  })),
  'empty-list': error((p: { of: 'value' | 'selector' }) => `a list needs at least one ${p.of}`),
  'column-alone': error((p: { column: string; whole?: string }) => ({
    message: `missing dataset of ${cite(p.column)}`,
    ...(p.whole === undefined
      ? { hints: [`for example: ${cite(`${p.column} of dataset orders`)}`] }
      : { suggestions: [p.whole] }),
  })),
  'misplaced-parameter': error((p: { name: string; instead?: string }) => ({
    message: `unexpected parameter ${cite(p.name)}; a parameter can replace a name, pattern, number, time or list`,
    suggestions: p.instead === undefined ? [] : [p.instead],
  })),
  'said-otherwise': error((p: { text: string; instead: string }) => ({
    message: `unknown syntax ${cite(p.text)}`,
    suggestions: [p.instead],
  })),
  'no-offset': error<NoParams>(() => ({
    message: '`limit` takes one number; an offset is not supported',
    hints: [
      'to get the next page, use a condition: `where name > "the last name seen" order by name limit 10`',
    ],
  })),
  'several-values': error((p: { all: string; any: string }) => ({
    message: 'a filter takes one value',
    hints: [`to match all: ${cite(p.all)}`, `to match any: ${cite(p.any)}`],
  })),
  'let-alone': error((p: { example: string }) => ({
    message: 'missing query after `let`',
    hints: [`for example: ${cite(p.example, { longest: 200 })}`],
  })),
  'needless-sign': error((p: { sign: string }) => `unexpected ${cite(p.sign)}; it is not needed here`),
  'closes-nothing': error((p: { sign: string }) => `unexpected ${cite(p.sign)}; no bracket is open`),

  // Order of words
  'unexpected-word': error((p: { found: string; expected: readonly string[] }) => ({
    message:
      p.expected.length === 0
        ? `unexpected ${cite(p.found)}`
        : `unexpected ${cite(p.found)}; expected ${either(p.expected)}`,
    expected: p.expected,
  })),
  'unexpected-end': error((p: { expected: readonly string[] }) => ({
    message:
      p.expected.length === 0
        ? 'unexpected end of the text'
        : `unexpected end of the text; expected ${either(p.expected)}`,
    expected: p.expected,
  })),
  'empty-text': error<NoParams>(() => ({
    message: 'the text is empty',
    hints: ['for example: `upstream of dataset orders`'],
  })),
  'missing-name': error((p: { before: string; what: 'name' | 'value' | 'field' }) => ({
    message: `missing ${p.what} before ${cite(p.before)}`,
    expected: [`a ${p.what}`],
  })),
  'keyword-as-name': error((p: { word: string; suggestion: string }) => ({
    message: `${cite(p.word)} is a keyword; as a name it needs quotes here`,
    suggestions: [p.suggestion],
  })),
  'keyword-as-let': error(
    (p: { word: string }) => `${cite(p.word)} is a keyword and cannot be the name after \`let\``,
  ),
  'misspelled-word': error((p: { word: string; keyword: boolean; suggestions: readonly string[] }) => ({
    message: p.keyword
      ? `unexpected ${cite(p.word)}`
      : `unknown ${p.word.includes(' ') ? 'words' : 'word'} ${cite(p.word)}`,
    suggestions: p.suggestions,
  })),
  'glob-as-name': error((p: { text: string; suggestion: string }) => ({
    message: `unexpected pattern ${cite(p.text)}; a pattern is only allowed after \`like\`, \`in\` and \`column\``,
    hints: [
      `to select all matches: ${cite(`datasets like ${p.text}`)}; to use it as a name: ${cite(p.suggestion)}`,
    ],
  })),
  'missing-sign': error((p: { sign: string; before: string }) => ({
    message: `missing ${cite(p.sign)} ${p.before === '' ? 'at the end' : `before ${cite(p.before)}`}`,
    expected: [cite(p.sign)],
  })),
  'clause-after-stage': error((p: { clause: string; stage: string; moved: string }) => ({
    message: `unexpected clause ${cite(p.clause)} after ${cite(p.stage)}; it belongs to the walk`,
    hints: [`write it there: ${p.moved}`],
  })),
  'set-after-stage': error((p: { operator: string; stage: string; moved: string; enclosed: string }) => ({
    message: `unexpected ${cite(p.operator)} after ${cite(p.stage)}`,
    hints: [
      `to apply ${cite(p.operator)} first: ${p.moved}`,
      `to apply ${cite(p.stage)} first: ${p.enclosed}`,
    ],
  })),
  'clause-without-walk': error((p: { clause: string; walk: string }) => ({
    message: `unexpected clause ${cite(p.clause)}; it belongs to a walk, but this is a selection`,
    hints: [`with a walk: ${p.walk}`],
  })),
  'walk-as-selector': error((p: { walk: string; enclosed: string }) => ({
    message: `unexpected ${cite(p.walk)}; a walk needs parentheses here`,
    hints: [`with parentheses: ${p.enclosed}`],
  })),
  'where-filters-answer': note((p: { selector: string; inner: string }) => ({
    message: `\`where\` filters the answer of the walk, not ${cite(p.selector)}`,
    hints: [`to filter the start of the walk: ${cite(p.inner, { longest: 200 })}`],
  })),
} as const
