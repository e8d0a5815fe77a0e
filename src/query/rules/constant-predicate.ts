import { cite } from '../../diagnostics/wording.ts'
import type { FoundKind } from '../graph/found.ts'
import type { PlanNode, PlanPredicate } from '../plan.ts'

/** Whether a condition always or never holds, whatever the graph, and why. */
export interface ConstantTruth {
  readonly holds: 'always' | 'never'
  readonly because: string
}

/** The distances that members may have: none, or those from `min` to `max`. */
export type Distances = 'none' | { readonly min: number; readonly max?: number }

export interface PredicateContext {
  readonly kinds: ReadonlySet<FoundKind>
  /** Undefined if they are not known. */
  readonly distances: Distances | undefined
}

/** The distances of a plan's members, as far as the form of the plan tells. */
export function distancesOf(node: PlanNode): Distances | undefined {
  switch (node.kind) {
    case 'select':
      return 'none'
    case 'walk': {
      const { min, max } = node.depth
      return { min: node.includingStart ? 0 : min, ...(max === undefined ? {} : { max }) }
    }
    case 'where':
    case 'orderBy':
    case 'limit':
      return distancesOf(node.input)
    default:
      return undefined
  }
}

/** Whether a condition holds for all members or for none, by its form alone. Undefined if that is not certain. */
export function constantTruthOf(
  predicate: PlanPredicate,
  context: PredicateContext,
): ConstantTruth | undefined {
  switch (predicate.kind) {
    case 'and': {
      const truths = predicate.items.map((item) => constantTruthOf(item, context))
      const never = truths.find((truth) => truth?.holds === 'never')
      return never ?? contradiction(predicate.items, context) ?? all(truths, 'always')
    }
    case 'or': {
      const truths = predicate.items.map((item) => constantTruthOf(item, context))
      const always = truths.find((truth) => truth?.holds === 'always')
      return always ?? opposites(predicate.items, 'always') ?? all(truths, 'never')
    }
    case 'not': {
      const truth = constantTruthOf(predicate.item, context)
      return truth && { ...truth, holds: truth.holds === 'always' ? 'never' : 'always' }
    }
    case 'null':
      return ofNull(predicate.field, context)
    case 'compare':
      return ofComparison(predicate, context)
    case 'in':
      return predicate.values.length === 0 ? { holds: 'never', because: 'its list is empty' } : undefined
    default:
      return undefined
  }
}

const all = (
  truths: readonly (ConstantTruth | undefined)[],
  holds: ConstantTruth['holds'],
): ConstantTruth | undefined =>
  truths.length > 0 && truths.every((truth) => truth?.holds === holds) ? truths[0] : undefined

const COUNTS: readonly string[] = ['upstreams', 'downstreams']
const PRESENT: readonly string[] = [...COUNTS, 'kind', 'namespace', 'name']

function ofNull(field: string, { distances }: PredicateContext): ConstantTruth | undefined {
  if (PRESENT.includes(field)) return { holds: 'never', because: `${cite(field)} is never absent` }
  return field === 'distance' && distances === 'none' ? { holds: 'always', because: NO_DISTANCE } : undefined
}

const NO_DISTANCE = 'without a walk there is no `distance`'

function ofComparison(
  { field, op, value }: Extract<PlanPredicate, { kind: 'compare' }>,
  { kinds, distances }: PredicateContext,
): ConstantTruth | undefined {
  if (field === 'kind' && op === '=' && kinds.size > 0) {
    const possible = (kinds as ReadonlySet<unknown>).has(value)
    const only = [...kinds].map((kind) => `${kind}s`).join(' and ')
    if (!possible) return { holds: 'never', because: `there are only ${only} here` }
    return kinds.size === 1 ? { holds: 'always', because: `there are only ${only} here` } : undefined
  }
  if (typeof value !== 'number') return undefined
  if (COUNTS.includes(field)) return against({ min: 0 }, op, value, `${cite(field)} counts from 0`)
  if (field !== 'distance' || distances === undefined) return undefined
  if (distances === 'none') return { holds: 'never', because: NO_DISTANCE }
  const { min, max } = distances
  return against(distances, op, value, `the distances here are ${min}${max === min ? '' : `..${max ?? ''}`}`)
}

/** Compares a whole number in a range with a value. */
function against(
  { min, max = Infinity }: { readonly min: number; readonly max?: number },
  op: Extract<PlanPredicate, { kind: 'compare' }>['op'],
  value: number,
  because: string,
): ConstantTruth | undefined {
  const never = {
    '=': value < min || value > max || !Number.isInteger(value),
    '<': min >= value,
    '<=': min > value,
    '>': max <= value,
    '>=': max < value,
  }[op]
  const always = {
    '=': min === max && value === min,
    '<': max < value,
    '<=': max <= value,
    '>': min > value,
    '>=': min >= value,
  }[op]
  return never ? { holds: 'never', because } : always ? { holds: 'always', because } : undefined
}

/** The field, if a condition requires two different names. Only a dataset with several names can meet it. */
export function contradictoryNames(predicate: PlanPredicate): 'name' | 'namespace' | undefined {
  if (predicate.kind !== 'and') return undefined
  return (['name', 'namespace'] as const).find(
    (field) =>
      !areCompatible(
        predicate.items.filter((item) => item.kind !== 'null' && 'field' in item && item.field === field),
      ),
  )
}

/** Whether the items contain a condition and its negation. */
function opposites(
  items: readonly PlanPredicate[],
  holds: ConstantTruth['holds'],
): ConstantTruth | undefined {
  const texts = new Set(items.map((item) => JSON.stringify(item)))
  const both = items.some((item) => item.kind === 'not' && texts.has(JSON.stringify(item.item)))
  return both ? { holds, because: 'it has a condition and its opposite' } : undefined
}

const MULTI_VALUED: readonly string[] = ['tag', 'owner', 'column', 'basis']

/** Whether a node has at most one value of a field. A dataset may have several names. */
const isSingleValued = (field: string, kinds: ReadonlySet<FoundKind>): boolean =>
  !MULTI_VALUED.includes(field) &&
  !((field === 'name' || field === 'namespace') && (kinds.has('dataset') || kinds.has('column')))

/** Finds a contradiction between conditions that must hold together. */
function contradiction(
  items: readonly PlanPredicate[],
  { kinds }: PredicateContext,
): ConstantTruth | undefined {
  const opposite = opposites(items, 'never')
  if (opposite !== undefined) return opposite
  const positive = items.flatMap((item) => ('field' in item && item.kind !== 'null' ? [item] : []))
  for (const field of new Set(positive.map((item) => item.field))) {
    const same = positive.filter((item) => item.field === field)
    if (items.some((item) => item.kind === 'null' && item.field === field))
      return { holds: 'never', because: `${cite(field)} cannot be absent and have a value` }
    if (isSingleValued(field, kinds) && !areCompatible(same))
      return { holds: 'never', because: `no single value of ${cite(field)} meets all its conditions` }
  }
  return undefined
}

function areCompatible(items: readonly PlanPredicate[]): boolean {
  let least: Limit | undefined
  let most: Limit | undefined
  let allowed: ReadonlySet<string | number> | undefined
  for (const item of items) {
    const values =
      item.kind === 'in' ? item.values : item.kind === 'compare' && item.op === '=' ? [item.value] : undefined
    if (values !== undefined) {
      const before: ReadonlySet<string | number> | undefined = allowed
      allowed = new Set(before === undefined ? values : values.filter((value) => before.has(value)))
    } else if (item.kind === 'compare') {
      const limit = { value: item.value, open: item.op === '<' || item.op === '>' }
      if (item.op === '<' || item.op === '<=')
        most = most !== undefined && most.value < limit.value ? most : limit
      else least = least !== undefined && least.value > limit.value ? least : limit
    }
  }
  if (least !== undefined && most !== undefined && above(least, most)) return false
  if (allowed === undefined) return true
  return [...allowed].some((value) => {
    const point = { value, open: false }
    return !(least !== undefined && above(least, point)) && !(most !== undefined && above(point, most))
  })
}

interface Limit {
  readonly value: string | number
  readonly open: boolean
}

/** Whether no number is between a lower and an upper limit. False for texts, which stores compare by code point. */
function above(lower: Limit, upper: Limit): boolean {
  if (typeof lower.value !== 'number' || typeof upper.value !== 'number') return false
  return lower.value > upper.value || (lower.value === upper.value && (lower.open || upper.open))
}
