import { error, note, warning, type Nothing } from './message.ts'
import { both, cite, either } from './wording.ts'

/** What can be wrong with a text before anything in it is looked up: its letters, its words and their order. */
export const textMessages = {
  // Limits
  'text-too-long': error(
    (p: { bytes: number; limit: number }) =>
      `the text has ${p.bytes} bytes; the limit is ${p.limit} bytes (64 KiB)`,
  ),
  'too-many-words': error(
    (p: { limit: number }) => `the text has more than ${p.limit} words and signs, which is the limit`,
  ),
  'nested-too-deep': error(
    (p: { limit: number }) => `this is nested more than ${p.limit} deep, which is the limit`,
  ),
  'too-many-sets': error((p: { limit: number }) => ({
    message: `one expression joins more than ${p.limit} sets, which is the limit`,
    hints: ['a list `{ …, … }` is the union of any number of selectors'],
  })),

  // Letters and words
  'unclosed-quote': error((p: { quote: string }) => ({
    message: `the text that begins with ${p.quote} is not closed on its line`,
    hints: ['it ends with the same sign; a line break inside is written `\\n`'],
  })),
  'foreign-quotes': error((p: { text: string; suggestion: string }) => ({
    message: `${cite(p.text)} stands in quotes that are not of this language`,
    suggestions: [p.suggestion],
  })),
  'unknown-escape': error((p: { escape: string }) => ({
    message: `${cite(p.escape)} is no escape`,
    hints: ['the escapes are \\\\ \\" \\\' \\n \\r \\t \\* \\? and \\u with four hexadecimal digits'],
  })),
  'unclosed-regex': error<Nothing>(() => ({
    message: 'the regular expression is not closed by `/` on its line',
    hints: ['a slash inside it is written `\\/`'],
  })),
  'regex-flag': error((p: { flags: string }) => ({
    message: `a regular expression has no flag ${cite(p.flags)}`,
    hints: ['the one flag is `i`, which ignores case'],
  })),
  'digit-word': error((p: { text: string; suggestions: readonly string[] }) => ({
    message: `${cite(p.text)} begins with a digit; a name like this needs quotes`,
    suggestions: p.suggestions,
  })),
  'time-form': error((p: { text: string; suggestions: readonly string[] }) => ({
    message: `${cite(p.text)} is no time as it is written here`,
    suggestions: p.suggestions,
    ...(p.suggestions.length > 0
      ? {}
      : { hints: ['times are written `7d`, `2026-11-01`, `2026-11-01T17:00`, `today` or `yesterday`'] }),
  })),
  'graph-operator': error((p: { text: string; walk: string }) => ({
    message: `${cite(p.text)} is a selector of another tool`,
    suggestions: [p.walk],
  })),
  'look-alike': error(
    (p: { text: string; signs: readonly string[]; invisible: boolean; suggestions: readonly string[] }) => ({
      message: `${cite(p.text)} has ${both(p.signs)} in it, which ${p.invisible ? 'cannot be seen' : 'only looks like another sign'}`,
      suggestions: p.suggestions,
    }),
  ),
  'foreign-bracket': error((p: { text: string; instead: string }) => ({
    message: `${cite(p.text)} is no bracket of this language`,
    suggestions: [p.instead],
  })),
  'commented-clause': warning((p: { comment: string; clause: string }) => ({
    message: `${cite(p.comment)} is a comment and changes nothing`,
    hints: [`without the dashes it is a clause: ${cite(p.clause)}`],
  })),
  'literal-as-name': error((p: { text: string; what: string; suggestion: string }) => ({
    message: `a name is expected here, and ${cite(p.text)} is ${p.what}; as a name it needs quotes`,
    suggestions: [p.suggestion],
  })),
  'needs-quotes': error((p: { text: string; suggestion: string }) => ({
    message: `${cite(p.text)} needs quotes; a bare name has letters, digits and _ . - / : @ # only`,
    suggestions: [p.suggestion],
  })),
  'stray-character': error((p: { text: string; betweenSets: boolean }) => {
    const message = `${cite(p.text)} means nothing here`
    if (!p.betweenSets) return message
    return { message, hints: ['`except` takes away what its right side has; `--` opens a comment'] }
  }),
  'foreign-operator': error((p: { text: string; instead: string }) => ({
    message: `${cite(p.text)} is no operator of this language`,
    suggestions: [p.instead],
  })),
  'parameter-without-name': error<Nothing>(() => 'a name is missing after `$`'),
  'calendar-duration': error((p: { text: string }) => ({
    message: `${cite(p.text)} is no duration, because months and years differ in length`,
    hints: ['durations are counted in s, m, h, d and w: `90m`, `30d`, `P1DT12H`'],
  })),
  'duration-unit-case': error((p: { text: string; suggestion: string }) => ({
    message: `the unit in ${cite(p.text)} is written in lower case`,
    suggestions: [p.suggestion],
  })),
  'no-such-date': error((p: { text: string }) => ({
    message: `${cite(p.text)} is not in the calendar`,
    hints: ['dates are written `2026-11-01`, instants `2026-11-01T10:00:00Z`'],
  })),
  'negative-number': error(
    (p: { text: string }) => `${cite(p.text)} is negative; the numbers of this language begin at 0`,
  ),
  'number-too-large': error((p: { text: string }) => `the number in ${cite(p.text)} is too large`),

  // Habits of other languages
  'other-language': error((p: { language: string; instead?: string }) => ({
    message: `this reads as ${p.language}; a query of this language begins with what it looks at`,
    hints: [
      p.instead === undefined
        ? 'for example: `datasets where owner is null show name, owner` or `upstream of dataset orders depth 3`'
        : `written here: ${cite(p.instead, { longest: 400 })}`,
    ],
  })),
  'needless-beginning': error((p: { words: string; instead: string }) => ({
    message: `a query begins with what it looks at, without ${cite(p.words)}`,
    hints: [`written here: ${cite(p.instead, { longest: 200 })}`],
  })),
  'second-query': error((p: { word: string }) => ({
    message: `a text asks one question, and a second begins at ${cite(p.word)}`,
    hints: ['each is asked by itself; `union` joins two into one answer'],
  })),
  'foreign-comment': error((p: { sign: string }) => ({
    message: `${cite(p.sign)} opens no comment`,
    suggestions: ['--'],
  })),
  'number-of-keyword': error((p: { one: string; many: string; written: string; isMany: boolean }) => ({
    message: p.isMany
      ? `a name stands after ${cite(p.one)}; after ${cite(p.many)} stand filters such as \`like\``
      : `filters stand after ${cite(p.many)}; after ${cite(p.one)} stands one name`,
    suggestions: [p.isMany ? p.one : p.many],
  })),
  'list-in-braces': error((p: { list: string }) => ({
    message: 'several selectors stand in braces',
    suggestions: [p.list],
  })),
  'value-without-field': error((p: { value: string; inFull: string; asList?: string }) => ({
    message: `${cite(p.value)} is compared with nothing`,
    hints: [
      `each comparison has its field: ${cite(p.inFull)}`,
      ...(p.asList === undefined ? [] : [`or a list: ${cite(p.asList)}`]),
    ],
  })),
  'literal-in-quotes': error((p: { text: string; content: string }) => ({
    message: `${cite(p.text)} is a text; a number or time has no quotes`,
    suggestions: [p.content],
  })),
  'regex-in-quotes': error((p: { text: string; regex: string }) => ({
    message: `a regular expression stands between slashes, and ${cite(p.text)} does not`,
    suggestions: [p.regex],
  })),
  'value-as-list': error((p: { value: string; list: string }) => ({
    message: `\`in\` takes a list, and ${cite(p.value)} is one value`,
    suggestions: [p.list],
  })),
  'empty-list': error((p: { of: 'value' | 'selector' }) => `a list has at least one ${p.of}`),
  'column-alone': error((p: { column: string; whole?: string }) => ({
    message: `${cite(p.column)} lacks the dataset that it is a column of`,
    ...(p.whole === undefined
      ? { hints: [`for example: ${cite(`${p.column} of dataset orders`)}`] }
      : { suggestions: [p.whole] }),
  })),
  'misplaced-parameter': error((p: { name: string; instead?: string }) => ({
    message: `${cite(p.name)} cannot stand here: a parameter stands for a name, pattern, number, time or list`,
    suggestions: p.instead === undefined ? [] : [p.instead],
  })),
  'said-otherwise': error((p: { text: string; instead: string }) => ({
    message: `${cite(p.text)} is said otherwise here`,
    suggestions: [p.instead],
  })),
  'no-offset': error<Nothing>(() => ({
    message: '`limit` keeps the first ones, and nothing passes some of them over',
    hints: [
      'what comes later is reached by a condition: `where name > "the last one seen" order by name limit 10`',
    ],
  })),
  'several-values': error((p: { all: string; any: string }) => ({
    message: 'a filter has one value',
    hints: [`those that fit all: ${cite(p.all)}`, `those that fit any: ${cite(p.any)}`],
  })),
  'let-alone': error((p: { example: string }) => ({
    message: '`let` only gives a name; the question is missing',
    hints: [`for example: ${cite(p.example, { longest: 200 })}`],
  })),
  'needless-sign': error((p: { sign: string }) => `${cite(p.sign)} is not needed here`),
  'closes-nothing': error((p: { sign: string }) => `${cite(p.sign)} closes nothing`),

  // Order of words
  'unexpected-word': error((p: { found: string; expected: readonly string[] }) => ({
    message:
      p.expected.length === 0
        ? `${cite(p.found)} cannot stand here`
        : `${cite(p.found)} cannot stand here; expected ${either(p.expected)}`,
    expected: p.expected,
  })),
  'unexpected-end': error((p: { expected: readonly string[] }) => ({
    message:
      p.expected.length === 0
        ? 'the text ends too early'
        : `the text ends too early; expected ${either(p.expected)}`,
    expected: p.expected,
  })),
  'empty-text': error<Nothing>(() => ({
    message: 'the text is empty',
    hints: ['a first question: `upstream of dataset orders`'],
  })),
  'missing-name': error((p: { before: string; what: 'name' | 'value' | 'field' }) => ({
    message: `a ${p.what} is missing before ${cite(p.before)}`,
    expected: [`a ${p.what}`],
  })),
  'keyword-as-name': error((p: { word: string; suggestion: string }) => ({
    message: `${cite(p.word)} is a keyword; as a name it needs quotes here`,
    suggestions: [p.suggestion],
  })),
  'keyword-as-let': error(
    (p: { word: string }) => `${cite(p.word)} is a keyword, and the name after \`let\` cannot be one`,
  ),
  'misspelled-word': error((p: { word: string; keyword: boolean; suggestions: readonly string[] }) => ({
    message: p.keyword ? `${cite(p.word)} cannot stand here` : `${cite(p.word)} is not known here`,
    suggestions: p.suggestions,
  })),
  'glob-as-name': error((p: { text: string; suggestion: string }) => ({
    message: `${cite(p.text)} is a pattern, which can stand after \`like\`, \`in\` and \`column\` only`,
    hints: [
      `all that fit: ${cite(`datasets like ${p.text}`)}; one whose name has these signs: ${cite(p.suggestion)}`,
    ],
  })),
  'missing-sign': error((p: { sign: string; before: string }) => ({
    message: `${cite(p.sign)} is missing ${p.before === '' ? 'at the end' : `before ${cite(p.before)}`}`,
    expected: [cite(p.sign)],
  })),
  'clause-after-stage': error((p: { clause: string; stage: string; moved: string }) => ({
    message: `${cite(p.clause)} belongs to the walk and cannot stand after ${cite(p.stage)}`,
    hints: [`moved: ${p.moved}`],
  })),
  'set-after-stage': error((p: { operator: string; stage: string; moved: string; enclosed: string }) => ({
    message: `${cite(p.operator)} cannot stand after ${cite(p.stage)}`,
    hints: [`moved: ${p.moved}`, `or, to apply ${cite(p.stage)} first: ${p.enclosed}`],
  })),
  'clause-without-walk': error((p: { clause: string; walk: string }) => ({
    message: `${cite(p.clause)} belongs to a walk, and this is a selection`,
    hints: [`with a walk: ${p.walk}`],
  })),
  'walk-as-selector': error((p: { walk: string; enclosed: string }) => ({
    message: `${cite(p.walk)} begins a walk, which needs parentheses here`,
    hints: [`in parentheses: ${p.enclosed}`],
  })),
  'where-filters-answer': note((p: { selector: string; inner: string }) => ({
    message: `\`where\` filters the answer of the walk, not ${cite(p.selector)}`,
    hints: [`to filter where the walk starts: ${cite(p.inner, { longest: 200 })}`],
  })),
} as const
