import { assertNever } from '../../lib/assert-never.ts'
import type { Clause, Expr, Granularity, Query, Selector, Text } from '../ast.ts'

type Kinds = readonly Granularity[]

const EVERY: Kinds = ['dataset', 'column', 'job', 'run', 'operation']
/** From fine to coarse: a walk with starts of several kinds goes by the finest. */
const FINEST: Kinds = ['operation', 'run', 'column', 'job', 'dataset']

/** The kinds of node in the answer, as far as the syntax shows; all kinds if it does not. */
export function memberKinds(text: Text): Kinds {
  const bound = new Map<string, Kinds>()
  for (const { name, query } of text.lets) bound.set(name.text, ofQuery(query, bound))
  return ofQuery(text.query, bound)
}

type Bound = ReadonlyMap<string, Kinds>

const ofQuery = ({ body }: Query, bound: Bound): Kinds =>
  ofExpression(body.kind === 'changes' ? body.in : body, bound)

function ofExpression(expr: Expr, bound: Bound): Kinds {
  switch (expr.kind) {
    case 'set': {
      const left = ofExpression(expr.left, bound)
      if (expr.op === 'except') return left
      const right = ofExpression(expr.right, bound)
      if (expr.op === 'union') return EVERY.filter((kind) => left.includes(kind) || right.includes(kind))
      const both = left.filter((kind) => right.includes(kind))
      return both.length === 0 ? left : both
    }
    case 'walk':
      return walked(ofSelector(expr.of, bound), expr.clauses)
    case 'paths':
      return walked(
        [expr.from, expr.to].flatMap((end) => ofSelector(end, bound)),
        expr.clauses,
      )
    case 'cycles':
      return expr.in === undefined ? ['dataset'] : ofExpression(expr.in, bound)
    case 'ends':
      return ofExpression(expr.of, bound)
    case 'group':
      return clausesOr(ofQuery(expr.query, bound), expr.clauses)
    case 'named':
      return clausesOr(bound.get(expr.name.text) ?? EVERY, expr.clauses)
    case 'selection':
      return ofSelector(expr.selector, bound)
    default:
      return assertNever(expr)
  }
}

function ofSelector(selector: Selector, bound: Bound): Kinds {
  switch (selector.kind) {
    case 'list':
      return EVERY.filter((kind) => selector.items.some((item) => ofSelector(item, bound).includes(kind)))
    case 'query':
      return ofQuery(selector.query, bound)
    case 'bare':
      return (selector.name.quoted ? undefined : bound.get(selector.name.text)) ?? ['dataset']
    case 'saved':
    case 'id':
      return EVERY
    case 'dataset':
    case 'datasets':
      return ['dataset']
    case 'job':
    case 'jobs':
      return ['job']
    case 'column':
    case 'columns':
      return ['column']
    case 'run':
    case 'runs':
    case 'lastRun':
      return ['run']
    case 'operation':
      return ['operation']
    default:
      return assertNever(selector)
  }
}

function walked(starts: Kinds, clauses: readonly Clause[]): Kinds {
  const said = granularityOf(clauses) ?? (starts.length === EVERY.length ? undefined : finestOf(starts))
  if (said === undefined) return EVERY
  return said === 'dataset' || said === 'column' ? [said] : ['dataset', said]
}

function clausesOr(kinds: Kinds, clauses: readonly Clause[]): Kinds {
  const said = granularityOf(clauses)
  return said === undefined || kinds.includes(said) ? kinds : walked(kinds, clauses)
}

const granularityOf = (clauses: readonly Clause[]): Granularity | undefined =>
  clauses.flatMap((clause) => (clause.kind === 'at' ? [clause.granularity] : []))[0]

const finestOf = (kinds: Kinds): Granularity | undefined => FINEST.find((kind) => kinds.includes(kind))
