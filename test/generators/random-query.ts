import fc from 'fast-check'
import type { Changes, Clause, Expr, Query, Selector, Text } from '../../src/lang/ast.ts'
import { randomFilter, randomPredicate } from './random-predicate.ts'
import {
  bareName,
  columnName,
  glob,
  identity,
  label,
  name,
  nowhere,
  value,
  wholeNumber,
  anyTime,
} from './random-word.ts'

/**
 * Trees of the whole language like those of the parser, without spans: there are no redundant parentheses, `and` contains no
 * `and`, and so on.
 */
const LEVELS = 3

const span = nowhere

const leafSelector: fc.Arbitrary<Selector> = fc.oneof(
  fc.record({ kind: fc.constant('bare' as const), name: bareName, span }),
  fc.record(
    { kind: fc.constantFrom('dataset' as const, 'job' as const), name, in: glob, span },
    { requiredKeys: ['kind', 'name', 'span'] },
  ),
  fc.record({
    kind: fc.constantFrom('datasets' as const, 'jobs' as const),
    filters: fc.array(randomFilter, { maxLength: 2 }),
    span,
  }),
  fc.record({
    kind: fc.constant('saved' as const),
    name: label,
    args: fc.array(fc.record({ name: label, value }), { maxLength: 2 }),
    span,
  }),
  fc.record({
    kind: fc.constantFrom('run' as const, 'operation' as const, 'id' as const),
    name: identity,
    span,
  }),
)

function selector(level: number): fc.Arbitrary<Selector> {
  if (level === 0) return leafSelector
  const inner = selector(level - 1)
  const filters = fc.array(randomFilter, { maxLength: 2 })
  return fc.oneof(
    { arbitrary: leafSelector, weight: 4 },
    fc.record({
      kind: fc.constant('list' as const),
      items: fc.array(inner, { minLength: 1, maxLength: 3 }),
      span,
    }),
    fc.record({ kind: fc.constant('column' as const), name: columnName, of: inner, span }),
    fc.record(
      { kind: fc.constant('columns' as const), filters, of: inner, span },
      { requiredKeys: ['kind', 'filters', 'span'] },
    ),
    fc.record(
      { kind: fc.constant('runs' as const), filters, of: inner, last: wholeNumber, span },
      { requiredKeys: ['kind', 'filters', 'span'] },
    ),
    fc.record({ kind: fc.constant('lastRun' as const), of: inner, span }),
    // The parser reads a query that is only a selector as that selector.
    query(level - 1)
      .filter((q) => q.stages.length > 0 || q.body.kind !== 'selection')
      .map((q) => ({ kind: 'query' as const, query: q, span: q.span })),
  )
}

function clause(level: number): fc.Arbitrary<Clause> {
  return fc.oneof(
    fc
      .oneof(
        fc.record({ max: wholeNumber }),
        fc.record({ min: wholeNumber }),
        fc.record({ min: wholeNumber, max: wholeNumber }),
      )
      .map((bounds) => ({ kind: 'depth' as const, ...bounds, all: false, span: { start: 0, end: 0 } })),
    fc.record({ kind: fc.constant('depth' as const), all: fc.constant(true), span }),
    fc.record({
      kind: fc.constantFrom('since' as const, 'until' as const, 'asOf' as const),
      time: anyTime,
      span,
    }),
    fc.record({ kind: fc.constant('between' as const), from: anyTime, to: anyTime, span }),
    fc.record({
      kind: fc.constant('at' as const),
      granularity: fc.constantFrom('dataset', 'column', 'job', 'run', 'operation'),
      span,
    }),
    fc.record({
      kind: fc.constantFrom('within' as const, 'avoiding' as const, 'stopAt' as const, 'skip' as const),
      selector: selector(level),
      span,
    }),
    fc.record({
      kind: fc.constant('via' as const),
      words: fc.array(label, { minLength: 1, maxLength: 2 }),
      span,
    }),
    fc.record({ kind: fc.constant('includingStart' as const), span }),
  )
}

function expression(level: number): fc.Arbitrary<Expr> {
  const sub = Math.max(0, level - 1)
  const clauses = fc.array(clause(sub), { maxLength: 2 })
  const leaf = fc.oneof(
    fc.record({ kind: fc.constant('selection' as const), selector: selectionAlone(sub), span }),
    fc.record({
      kind: fc.constant('walk' as const),
      direction: fc.constantFrom('upstream' as const, 'downstream' as const, 'lineage' as const),
      of: selector(sub),
      clauses,
      span,
    }),
    fc.record({
      kind: fc.constant('paths' as const),
      shortest: fc.boolean(),
      from: selector(sub),
      to: selector(sub),
      clauses,
      span,
    }),
    fc.record({
      kind: fc.constant('named' as const),
      name: bareName.filter((word) => !word.quoted),
      clauses: fc.array(clause(sub), { minLength: 1, maxLength: 2 }),
      span,
    }),
  )
  if (level === 0) return leaf
  const inner = expression(sub)
  return fc.oneof(
    { arbitrary: leaf, weight: 4 },
    {
      arbitrary: fc.record({
        kind: fc.constant('set' as const),
        op: fc.constantFrom('union' as const, 'intersect' as const, 'except' as const),
        left: inner,
        right: inner,
        span,
      }),
      weight: 2,
    },
    fc.record({ kind: fc.constant('cycles' as const), in: inner, span }, { requiredKeys: ['kind', 'span'] }),
    fc.record({
      kind: fc.constant('ends' as const),
      which: fc.constantFrom('roots' as const, 'leaves' as const),
      of: inner,
      span,
    }),
    fc
      .record({ kind: fc.constant('group' as const), query: query(sub), clauses, span })
      // The tree does not contain parentheses that only group.
      .filter((g) => g.clauses.length > 0 || g.query.stages.length > 0 || g.query.body.kind === 'changes'),
  )
}

/** A selection is never a query in parentheses, which would be a group. */
const selectionAlone = (level: number): fc.Arbitrary<Selector> =>
  selector(level).filter((s) => s.kind !== 'query')

const stage = fc.oneof(
  fc.record({ kind: fc.constant('where' as const), predicate: randomPredicate, span }),
  fc.record({
    kind: fc.constant('orderBy' as const),
    keys: fc.array(fc.record({ field: label, descending: fc.boolean() }), { minLength: 1, maxLength: 2 }),
    span,
  }),
  fc.record({ kind: fc.constant('limit' as const), count: wholeNumber, span }),
  fc.record({ kind: fc.constant('count' as const), by: fc.array(label, { maxLength: 2 }), span }),
  fc.record({
    kind: fc.constant('show' as const),
    fields: fc.array(label, { minLength: 1, maxLength: 2 }),
    span,
  }),
)

function query(level: number): fc.Arbitrary<Query> {
  const changes: fc.Arbitrary<Changes> = fc.record(
    { kind: fc.constant('changes' as const), from: anyTime, to: anyTime, in: expression(level), span },
    { requiredKeys: ['kind', 'from', 'in', 'span'] },
  )
  return fc.record({
    kind: fc.constant('query' as const),
    body: fc.oneof({ arbitrary: expression(level), weight: 9 }, { arbitrary: changes, weight: 1 }),
    stages: fc.array(stage, { maxLength: 2 }),
    span,
  })
}

/** Any query of the language, as a tree with empty spans. */
export const randomText: fc.Arbitrary<Text> = fc.record({
  kind: fc.constant('text' as const),
  explain: fc.boolean(),
  lets: fc.array(fc.record({ name: bareName.filter((word) => !word.quoted), query: query(1), span }), {
    maxLength: 1,
  }),
  query: query(LEVELS),
  span,
})
