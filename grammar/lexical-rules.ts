/** Definitions of the tokens that the rules name: EBNF, and a remark on what EBNF does not express. */
export interface LexicalRule {
  readonly name: string
  readonly definition: string
  readonly remark: string
}

/** Written by hand: the grammar is over tokens and does not define their characters. */
export const lexicalRules: readonly LexicalRule[] = [
  {
    name: 'Word',
    definition: 'Name | any keyword',
    remark:
      'Where the grammar expects only a name, a keyword needs no quotes. Keywords are recognised in any case.',
  },
  {
    name: 'Name',
    definition: '(letter | "_" | "/" | "#") { letter | digit | "_" | "." | "-" | "/" | ":" | "@" | "#" }',
    remark:
      'Not a keyword, not a UUID; ".." ends it. "now", "today", "yesterday" and ISO durations are names too.',
  },
  {
    name: 'Glob',
    definition: 'a Name with at least one "*" or "?", at any position',
    remark: '"*" is any characters, "?" is one.',
  },
  {
    name: 'Quoted',
    definition: `'"' { character } '"' | "'" { character } "'"`,
    remark: 'On one line. Escapes: \\\\ \\" \\\' \\n \\r \\t \\* \\? and \\uXXXX.',
  },
  {
    name: 'Param',
    definition: '"$" (letter | "_") { letter | digit | "_" }',
    remark: 'Its value comes beside the text.',
  },
  {
    name: 'Uuid',
    definition: '8 "-" 4 "-" 4 "-" 4 "-" 12 hexadecimal digits',
    remark: 'Tried before numbers and names.',
  },
  { name: 'Integer', definition: 'digit { digit }', remark: '' },
  { name: 'Decimal', definition: 'Integer "." Integer', remark: '' },
  {
    name: 'Duration',
    definition: 'Integer ("s" | "m" | "h" | "d" | "w")',
    remark: 'Seconds, minutes, hours, days, weeks.',
  },
  {
    name: 'IsoDuration',
    definition: '"P" [Integer "W"] [Integer "D"] ["T" [Integer "H"] [Integer "M"] [(Integer | Decimal) "S"]]',
    remark: 'At least one part. Years and months are not allowed.',
  },
  { name: 'CalendarDate', definition: 'YYYY "-" MM "-" DD', remark: 'A UTC day.' },
  {
    name: 'Instant',
    definition: 'CalendarDate "T" hh ":" mm [":" ss ["." Integer]] ["Z" | ("+" | "-") hh [":"] mm]',
    remark: 'Without a zone it is UTC.',
  },
  {
    name: 'Regex',
    definition: '"/" { character } "/" ["i"]',
    remark: 'Directly after "matching" only. RE2 syntax; a slash inside is written "\\/".',
  },
]
