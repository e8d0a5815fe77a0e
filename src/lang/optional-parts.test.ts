import { expect, test } from 'vitest'
import { parse } from './parse.ts'

/**
 * Ambiguous places of the grammar: a token can be the optional part of one form or the start of the next. The parser always
 * chooses the optional part, silently. Each place has a test that shows what the text means.
 */
const read = (text: string): unknown => parse(text).tree?.query

test('`last N` goes to the innermost `runs`', () => {
  expect(read('runs of runs of x last 3')).toMatchObject({
    body: { selector: { kind: 'runs', of: { kind: 'runs', last: { value: 3 } } } },
  })
  expect(read('runs of (runs of x) last 3')).toMatchObject({
    body: { selector: { kind: 'runs', last: { value: 3 } } },
  })
  expect(read('runs of column a of runs last 3')).toMatchObject({
    body: { selector: { of: { kind: 'column', of: { kind: 'runs', last: { value: 3 } } } } },
  })
})

test('`of` goes to the innermost `columns` or `runs`', () => {
  expect(read('columns of columns of x')).toMatchObject({
    body: { selector: { of: { kind: 'columns', of: { kind: 'bare' } } } },
  })
  expect(read('last run of columns of x')).toMatchObject({
    body: { selector: { of: { kind: 'columns', of: { kind: 'bare' } } } },
  })
})

test('clauses go to the walk, however many selectors end before them', () => {
  expect(read('upstream of a within columns of datasets in ns at column')).toMatchObject({
    body: { clauses: [{ kind: 'within' }, { kind: 'at' }] },
  })
  expect(read('upstream of a stop at b at job')).toMatchObject({
    body: { clauses: [{ kind: 'stopAt' }, { kind: 'at' }] },
  })
  expect(read('roots of upstream of a depth 2')).toMatchObject({
    body: { kind: 'ends', of: { clauses: [{ kind: 'depth' }] } },
  })
  expect(read('cycles in p depth 2')).toMatchObject({ body: { kind: 'cycles', in: { kind: 'named' } } })
  expect(read('a union p depth 2')).toMatchObject({ body: { kind: 'set', right: { kind: 'named' } } })
})

test('`in` goes to the selector or filter before it', () => {
  expect(read('changes since 7d in dataset a in ns')).toMatchObject({
    body: { in: { selector: { kind: 'dataset', in: {} } } },
  })
  expect(read('changes since 7d in cycles in datasets in ns')).toMatchObject({
    body: { in: { kind: 'cycles', in: { selector: { filters: [{ kind: 'in' }] } } } },
  })
})

test('`..` takes the number after it', () => {
  expect(read('upstream of a depth 2.. 5')).toMatchObject({
    body: { clauses: [{ min: { value: 2 }, max: { value: 5 } }] },
  })
  expect(read('upstream of a depth 2.. limit 5')).toMatchObject({
    body: { clauses: [{ kind: 'depth' }] },
    stages: [{ kind: 'limit' }],
  })
})

test('`and` of a window is not the `and` of a predicate', () => {
  expect(read('upstream of a between 7d and now where x = 1 and y = 2')).toMatchObject({
    body: { clauses: [{ kind: 'between' }] },
    stages: [{ predicate: { kind: 'and' } }],
  })
})

test('`= value` goes to the tag', () => {
  expect(read('datasets tagged a = b tagged c')).toMatchObject({
    body: { selector: { filters: [{ tag: { text: 'a' }, value: { text: 'b' } }, { tag: { text: 'c' } }] } },
  })
})

test('`by`, `asc` and `desc` go to the stage and the field before them', () => {
  expect(read('datasets count order by count desc limit 1')).toMatchObject({
    stages: [
      { kind: 'count', by: [] },
      { kind: 'orderBy', keys: [{ field: { text: 'count' }, descending: true }] },
      { kind: 'limit' },
    ],
  })
  expect(read('datasets order by asc desc')).toMatchObject({
    stages: [{ keys: [{ field: { text: 'asc' }, descending: true }] }],
  })
})

test('`not` before a field negates; a field of that name takes quotes', () => {
  expect(read('x where not a = 1')).toMatchObject({ stages: [{ predicate: { kind: 'not' } }] })
  expect(read('x where "not" = 1')).toMatchObject({
    stages: [{ predicate: { kind: 'compare', field: { text: 'not' } } }],
  })
})

test('parentheses after a saved query are its parameters', () => {
  expect(read('upstream of @q(a = 1) depth 2')).toMatchObject({
    body: { of: { args: [{}] }, clauses: [{ kind: 'depth' }] },
  })
})
