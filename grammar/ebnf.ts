import { lexicalRules } from './lexical-rules.ts'
import type { RuleShape, Shape } from './shape.ts'

/** Longest line in characters. The alternatives of a longer rule get lines of their own. */
const WIDEST = 100

/** The grammar in EBNF (`[…]` optional, `{…}` any number of times, `|` or), rules first, then tokens. */
export function toEbnf(rules: readonly RuleShape[]): string {
  const lines = [
    '(* The lineage language. Generated from the grammar by `npm run grammar:generate`. *)',
    '(* "--" opens a comment, where a token may begin; it ends with the line. *)',
    '',
    ...rules.map(({ name, shape }) => `${name} = ${ruleBody(name, shape)} ;`),
    '',
    ...lexicalRules.flatMap(({ name, definition, remark }) => [
      ...(remark === '' ? [] : [`(* ${remark} *)`]),
      `${name} = ${definition} ;`,
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function ruleBody(name: string, shape: Shape): string {
  const line = expression(shape)
  if (shape.kind !== 'choice' || name.length + line.length <= WIDEST) return line
  return shape.items.map((item) => expression(item)).join(`\n${' '.repeat(name.length + 1)}| `)
}

/** One expression; alternatives inside a sequence get parentheses. */
export function expression(shape: Shape, enclosed = false): string {
  switch (shape.kind) {
    case 'literal':
      return `"${shape.text}"`
    case 'token':
    case 'rule':
      return shape.text
    case 'sequence':
      return shape.items.map((item) => expression(item, true)).join(' ')
    case 'choice': {
      const text = shape.items.map((item) => expression(item)).join(' | ')
      return enclosed ? `(${text})` : text
    }
    case 'optional':
      return `[ ${expression(shape.item)} ]`
    case 'repeated':
      return repetition(shape)
  }
}

function repetition({ item, separator, none }: Extract<Shape, { kind: 'repeated' }>): string {
  if (separator === undefined)
    return none ? `{ ${expression(item)} }` : `${expression(item, true)} { ${expression(item)} }`
  const list = `${expression(item, true)} { ${expression(separator, true)} ${expression(item, true)} }`
  return none ? `[ ${list} ]` : list
}
