import type { Expected, OpenRule } from '../../../grammar/expected-after.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { readQuoted, readQuotedGlob } from '../../../grammar/quoted-text.ts'
import * as t from '../../../grammar/tokens.ts'
import type { CaretToken } from './caret-token.ts'
import { queryBefore } from './query-before.ts'
import type { NamedDataset, Slot } from './slot.ts'

const k = t.keyword

/** What determines a slot: the text, the repaired tokens before the caret, and the caret. */
export interface SlotContext {
  readonly text: string
  readonly tokens: readonly IToken[]
  readonly caret: CaretToken
  readonly lets: readonly string[]
  readonly parameters: readonly string[]
}

/** Rules that give the form of a name, not what it names. */
const FORMS: ReadonlySet<string> = new Set(['name', 'glob', 'label', 'value', 'time', 'wholeNumber'])

/** The slots of an expected token type that is not a keyword or sign. */
export function slotsOf({ type, rules }: Expected, context: SlotContext): readonly Slot[] {
  if (type === t.Param) return [{ kind: 'parameter', names: context.parameters }]
  if (type === t.Regex) return [{ kind: 'regex' }]
  const at = rules.findIndex(({ rule }) => !FORMS.has(rule))
  const owner = rules[at]!
  const outer = rules.slice(at + 1)
  const form = rules[0]!.rule
  if (form === 'time') return [{ kind: 'time' }]
  if (form === 'wholeNumber') return [{ kind: 'number' }]
  if (owner.rule === 'age') return [{ kind: 'duration' }]
  return nameSlots(owner, outer, rules, context)
}

function nameSlots(
  owner: OpenRule,
  outer: readonly OpenRule[],
  rules: readonly OpenRule[],
  { text, tokens, caret, lets }: SlotContext,
): readonly Slot[] {
  const inside = tokens.slice(owner.start)
  const first = inside[0]?.tokenType
  switch (owner.rule) {
    case 'binding':
      return [{ kind: 'newName' }]
    case 'oneOf':
      if (inside.length > 1) return [{ kind: 'namespace' }]
      return first === k.job ? [{ kind: 'job' }] : [{ kind: 'dataset', alone: false }]
    case 'filter':
      if (first === k.like) return [{ kind: 'like', of: selectedBy(outer[0]!, tokens) }]
      return first === k.owned ? [{ kind: 'owner' }] : [{ kind: 'namespace' }]
    case 'tagged':
      return inside.length === 1 ? [{ kind: 'tag' }] : [{ kind: 'tagValue', tag: wordOf(inside[1]!) }]
    case 'oneColumn':
      return [{ kind: 'column', ...datasetAfter(caret.after) }]
    case 'identified':
      return [{ kind: 'identity', of: first === k.run ? 'run' : first === k.operation ? 'operation' : 'id' }]
    case 'saved':
      return [{ kind: 'saved' }]
    case 'argument': {
      const saved = tokens[(outer.find(({ rule }) => rule === 'saved')?.start ?? 0) + 1]
      if (inside.length > 0) return [{ kind: 'value', field: '', of: [], glob: false }]
      return [{ kind: 'argument', saved: saved === undefined ? '' : wordOf(saved) }]
    }
    case 'via':
      return [{ kind: 'via' }]
    case 'comparison':
    case 'orderKey':
    case 'count':
    case 'show':
      return [{ kind: 'field', ...queryBefore(text, tokens, rules) }]
    case 'relation':
    case 'oneOfValues':
    case 'textTest': {
      const comparison = outer.find(({ rule }) => rule === 'comparison')
      const field = comparison === undefined ? undefined : tokens[comparison.start]
      const glob = owner.rule === 'textTest'
      const { of } = queryBefore(text, tokens, rules)
      return [{ kind: 'value', field: field === undefined ? '' : wordOf(field), of, glob }]
    }
    default:
      return [
        { kind: 'let', names: lets },
        { kind: 'dataset', alone: true },
      ]
  }
}

function selectedBy({ start }: OpenRule, tokens: readonly IToken[]): 'dataset' | 'job' | 'column' {
  const type = tokens[start]?.tokenType
  if (type === k.jobs || type === k.runs) return 'job'
  return type === k.columns ? 'column' : 'dataset'
}

/** The dataset of `column … of DATASET`, if it is written after the caret. */
function datasetAfter([of, ...rest]: readonly IToken[]): { readonly of?: NamedDataset } {
  if (of?.tokenType !== k.of) return {}
  const name = rest[0]?.tokenType === k.dataset ? rest[1] : rest[0]
  if (name === undefined || (name === rest[0] && ![t.Name, t.Quoted].includes(name.tokenType))) return {}
  const [place, namespace] = rest.slice(rest.indexOf(name) + 1)
  const within = place?.tokenType === k.in && namespace !== undefined && name !== rest[0]
  return { of: { name: wordOf(name), ...(within ? { namespace: globOf(namespace) } : {}) } }
}

const wordOf = ({ tokenType, image }: IToken): string => (tokenType === t.Quoted ? readQuoted(image) : image)
const globOf = ({ tokenType, image }: IToken): string =>
  tokenType === t.Quoted ? readQuotedGlob(image) : image
