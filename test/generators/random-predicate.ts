import fc from 'fast-check'
import type { Filter, Predicate } from '../../src/lang/ast.ts'
import { duration, glob, label, name, nowhere, parameter, regex, value } from './random-word.ts'

const span = nowhere
const negated = fc.boolean()

const tagged = <K extends object>(more: { [P in keyof K]: fc.Arbitrary<K[P]> }) =>
  fc.oneof(
    fc.record({ kind: fc.constant('tagged' as const), tag: name, span, ...more }),
    fc.record({ kind: fc.constant('tagged' as const), tag: name, value: name, span, ...more }),
  )

/** A filter of a plural selector. */
export const randomFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ kind: fc.constant('like' as const), glob, span }),
  fc.record({ kind: fc.constant('matching' as const), regex, span }),
  tagged({}) as fc.Arbitrary<Filter>,
  fc.record({ kind: fc.constant('owned' as const), by: name, span }),
  fc.record({ kind: fc.constant('in' as const), namespace: glob, span }),
)

const comparison: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    field: label,
    op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    value,
    span,
  }),
  fc.record({ kind: fc.constant('like' as const), field: label, negated, glob, span }),
  fc.record({ kind: fc.constant('matching' as const), field: label, negated, regex, span }),
  fc.record({
    kind: fc.constant('in' as const),
    field: label,
    negated,
    values: fc.oneof(fc.array(value, { minLength: 1, maxLength: 3 }), parameter),
    span,
  }),
  fc.record({ kind: fc.constant('null' as const), field: label, negated, span }),
  tagged({ negated }) as fc.Arbitrary<Predicate>,
  fc.record({
    kind: fc.constant('age' as const),
    field: label,
    than: fc.constantFrom('older', 'newer'),
    duration,
    span,
  }),
)

function predicate(level: number): fc.Arbitrary<Predicate> {
  if (level === 0) return comparison
  const inner = predicate(level - 1)
  const joined = (kind: 'and' | 'or'): fc.Arbitrary<Predicate> =>
    fc.record({
      kind: fc.constant(kind),
      // Without a child of its own kind: the parser flattens those.
      items: fc.array(
        inner.filter((item) => item.kind !== kind),
        { minLength: 2, maxLength: 3 },
      ),
      span,
    })
  return fc.oneof(
    { arbitrary: comparison, weight: 3 },
    joined('and'),
    joined('or'),
    fc.record({ kind: fc.constant('not' as const), item: inner, span }),
  )
}

/** A condition after `where`. */
export const randomPredicate: fc.Arbitrary<Predicate> = predicate(2)
