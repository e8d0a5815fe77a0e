import type { ISerializedGast } from 'chevrotain'
import * as t from './tokens.ts'
import { TributaryParser } from './tributary-parser.ts'

/** The structure of a rule, from which EBNF and railroad diagrams are generated. */
export type Shape =
  | { readonly kind: 'literal' | 'token' | 'rule'; readonly text: string }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly Shape[] }
  | { readonly kind: 'optional'; readonly item: Shape }
  /** Once or more, or any number of times with `none`. */
  | { readonly kind: 'repeated'; readonly item: Shape; readonly separator?: Shape; readonly none: boolean }

export interface RuleShape {
  readonly name: string
  readonly shape: Shape
}

/** The rules of the language from the whole text down, each after the one that first names it. */
export function ruleShapes(): readonly RuleShape[] {
  const productions = new TributaryParser().getSerializedGastProductions()
  const byName = new Map(productions.map((p) => [nameOf(p), sequence(definitionOf(p))]))
  const found = new Map<string, Shape>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    const shape = byName.get(name)!
    found.set(name, shape)
    for (const other of rulesIn(shape)) visit(other)
  }
  visit('text')
  return [...found].map(([name, shape]) => ({ name, shape }))
}

/** The token types that a rule refers to by name instead of by their text. */
export const tokensIn = (shape: Shape): readonly string[] => named(shape, 'token')

const rulesIn = (shape: Shape): readonly string[] => named(shape, 'rule')

function named(shape: Shape, kind: 'token' | 'rule'): readonly string[] {
  switch (shape.kind) {
    case 'literal':
    case 'token':
    case 'rule':
      return shape.kind === kind ? [shape.text] : []
    case 'sequence':
    case 'choice':
      return shape.items.flatMap((item) => named(item, kind))
    case 'optional':
      return named(shape.item, kind)
    case 'repeated':
      return [
        ...named(shape.item, kind),
        ...(shape.separator === undefined ? [] : named(shape.separator, kind)),
      ]
  }
}

const nameOf = (gast: ISerializedGast): string => (gast as unknown as { name: string }).name

const definitionOf = (gast: ISerializedGast): readonly ISerializedGast[] =>
  (gast as { definition?: readonly ISerializedGast[] }).definition ?? []

function sequence(definition: readonly ISerializedGast[]): Shape {
  const items = definition.map(shapeOf)
  return items.length === 1 ? items[0]! : { kind: 'sequence', items }
}

const written = new Set(
  [...t.keywords, ...t.punctuation, t.Now, t.Today, t.Yesterday].map((type) => type.name),
)

function shapeOf(gast: ISerializedGast): Shape {
  const { type, name, label, separator } = gast as ISerializedGast & {
    name?: string
    label?: string
    separator?: ISerializedGast
  }
  switch (type) {
    case 'Terminal':
      return written.has(name!) ? { kind: 'literal', text: label! } : { kind: 'token', text: name! }
    case 'NonTerminal':
      return { kind: 'rule', text: name! }
    case 'Alternation':
      return { kind: 'choice', items: definitionOf(gast).map(shapeOf) }
    case 'Option':
      return { kind: 'optional', item: sequence(definitionOf(gast)) }
    case 'Repetition':
      return { kind: 'repeated', item: sequence(definitionOf(gast)), none: true }
    case 'RepetitionMandatory':
      return { kind: 'repeated', item: sequence(definitionOf(gast)), none: false }
    case 'RepetitionWithSeparator':
    case 'RepetitionMandatoryWithSeparator':
      return {
        kind: 'repeated',
        item: sequence(definitionOf(gast)),
        separator: shapeOf(separator!),
        none: type === 'RepetitionWithSeparator',
      }
    default:
      return sequence(definitionOf(gast))
  }
}
