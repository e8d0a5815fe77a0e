import {
  Alternation,
  Alternative,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
  type IProduction,
  type Rule,
  type TokenType,
} from 'chevrotain'

/** A state inside a rule: the tokens and rules that may follow, and the states they lead to. */
export interface State {
  readonly rule: string
  readonly steps: Step[]
  /** Whether the rule may end here. */
  final: boolean
}

export type Step =
  | { readonly kind: 'token'; readonly type: TokenType; readonly to: State }
  | { readonly kind: 'rule'; readonly enter: State; readonly to: State }
  | { readonly kind: 'free'; readonly to: State }

/** The start state of each rule of a grammar. Each rule is a small automaton that calls the others. */
export function automataOf(productions: Readonly<Record<string, Rule>>): ReadonlyMap<string, State> {
  const first = new Map(Object.keys(productions).map((name) => [name, stateOf(name)]))
  for (const [name, start] of first) {
    const last = stateOf(name)
    last.final = true
    link(productions[name]!.definition, start, last, first)
  }
  return first
}

const stateOf = (rule: string): State => ({ rule, steps: [], final: false })

type First = ReadonlyMap<string, State>

function link(parts: readonly IProduction[], from: State, to: State, first: First): void {
  let at = from
  for (const part of parts) {
    const next = stateOf(from.rule)
    linkOne(part, at, next, first)
    at = next
  }
  at.steps.push({ kind: 'free', to })
}

function linkOne(part: IProduction, from: State, to: State, first: First): void {
  if (part instanceof Terminal) {
    from.steps.push({ kind: 'token', type: part.terminalType, to })
  } else if (part instanceof NonTerminal) {
    from.steps.push({ kind: 'rule', enter: first.get(part.nonTerminalName)!, to })
  } else if (part instanceof Alternation) {
    for (const one of part.definition) linkOne(one, from, to, first)
  } else if (part instanceof Alternative) {
    link(part.definition, from, to, first)
  } else if (part instanceof Option) {
    from.steps.push({ kind: 'free', to })
    link(part.definition, from, to, first)
  } else if (part instanceof Repetition || part instanceof RepetitionMandatory) {
    linkLoop(part.definition, from, to, first, part instanceof Repetition)
  } else if (part instanceof RepetitionWithSeparator || part instanceof RepetitionMandatoryWithSeparator) {
    const none = part instanceof RepetitionWithSeparator
    linkLoop(part.definition, from, to, first, none, part.separator)
  } else throw new Error('a part of the grammar is of no known kind')
}

function linkLoop(
  parts: readonly IProduction[],
  from: State,
  to: State,
  first: First,
  none: boolean,
  separator?: TokenType,
): void {
  const [begin, end] = [stateOf(from.rule), stateOf(from.rule)]
  from.steps.push({ kind: 'free', to: begin })
  if (none) from.steps.push({ kind: 'free', to })
  link(parts, begin, end, first)
  end.steps.push(
    separator === undefined ? { kind: 'free', to: begin } : { kind: 'token', type: separator, to: begin },
    { kind: 'free', to },
  )
}
