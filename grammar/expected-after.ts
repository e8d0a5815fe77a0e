import { tokenMatcher, type IToken, type TokenType } from 'chevrotain'
import { automataOf, type State } from './automaton.ts'
import { TributaryParser } from './tributary-parser.ts'

/** A rule that has begun and not ended: its name and the index of its first token. */
export interface OpenRule {
  readonly rule: string
  readonly start: number
}

/** A token type that may come next, and the open rules around it, innermost first. */
export interface Expected {
  readonly type: TokenType
  readonly rules: readonly OpenRule[]
}

/** One level of the call stack: the rule, the index of its first token, and the state where its caller continues. */
interface Frame extends OpenRule {
  readonly id: number
  readonly back: State | undefined
  readonly parent: Frame | undefined
}

interface Place {
  readonly state: State
  readonly frame: Frame
}

const first = automataOf(new TributaryParser().getGAstProductions())

/**
 * The token types that may follow these tokens at the beginning of a text, over all possible parses; empty if no text begins
 * with them. The time is linear in the number of tokens.
 */
export function expectedAfter(tokens: readonly IToken[]): readonly Expected[] {
  const places = read(tokens)
  const found: Expected[] = []
  for (const { state, frame } of places)
    for (const step of state.steps)
      if (step.kind === 'token') found.push({ type: step.type, rules: rulesOf(frame) })
  return found
}

/** Length of the longest prefix of the tokens that some valid text begins with. */
export function readable(tokens: readonly IToken[]): number {
  let length = 0
  read(tokens, () => length++)
  return length
}

function read(tokens: readonly IToken[], onRead: () => void = () => undefined): readonly Place[] {
  let ids = 0
  const text = first.get('text')!
  const root: Frame = { id: ids++, rule: 'text', start: 0, back: undefined, parent: undefined }
  /** All places reachable without a token, each pair of state and call stack once. */
  const reach = (from: readonly Place[], at: number): readonly Place[] => {
    const seen = new Map<State, Set<number>>()
    const frames = new Map<State, Map<Frame, Frame>>()
    const found: Place[] = []
    const enter = (state: State, frame: Frame): void => {
      const known = seen.get(state) ?? new Set()
      seen.set(state, known)
      if (known.has(frame.id)) return
      known.add(frame.id)
      found.push({ state, frame })
    }
    const frameOf = (enterState: State, back: State, parent: Frame): Frame => {
      // A rule that begins here for one caller is shared, however many paths lead to it.
      const byParent = frames.get(back) ?? new Map<Frame, Frame>()
      frames.set(back, byParent)
      let frame = byParent.get(parent)
      if (frame === undefined) {
        frame = { id: ids++, rule: enterState.rule, start: at, back, parent }
        byParent.set(parent, frame)
      }
      return frame
    }
    for (const { state, frame } of from) enter(state, frame)
    for (let i = 0; i < found.length; i++) {
      const { state, frame } = found[i]!
      if (state.final && frame.back !== undefined) enter(frame.back, frame.parent!)
      for (const step of state.steps) {
        if (step.kind === 'free') enter(step.to, frame)
        else if (step.kind === 'rule') enter(step.enter, frameOf(step.enter, step.to, frame))
      }
    }
    return found
  }
  let places = reach([{ state: text, frame: root }], 0)
  for (const [i, token] of tokens.entries()) {
    const next = after(places, token)
    if (next.length === 0) return []
    onRead()
    places = reach(next, i + 1)
  }
  return places
}

/** The places after a token. A keyword that is allowed as a keyword is not read as a name. */
function after(places: readonly Place[], token: IToken): readonly Place[] {
  const asItself: Place[] = []
  const asName: Place[] = []
  for (const { state, frame } of places)
    for (const step of state.steps) {
      if (step.kind !== 'token' || !tokenMatcher(token, step.type)) continue
      const list = step.type === token.tokenType ? asItself : asName
      list.push({ state: step.to, frame })
    }
  return asItself.length > 0 ? asItself : asName
}

function rulesOf(frame: Frame): readonly OpenRule[] {
  const rules: OpenRule[] = []
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    rules.push({ rule: at.rule, start: at.start })
  return rules
}
