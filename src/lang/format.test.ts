import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomText } from '../../test/generators/random-query.ts'
import type { Text } from './ast.ts'
import { format } from './format.ts'
import { parse } from './parse.ts'
import { runs } from '../../test/runs.ts'

/** A tree without its spans. */
const bare = (tree: Text | undefined): unknown =>
  JSON.parse(JSON.stringify(tree ?? null, (key, value: unknown) => (key === 'span' ? undefined : value)))

test('prints one line that parses to the same tree and is its own canonical text', () => {
  fc.assert(
    fc.property(randomText, (tree) => {
      const text = format(tree)
      expect(text).not.toMatch(/[\n\r\u2028\u2029]/u)
      const read = parse(text)
      expect(read.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
      expect(bare(read.tree)).toEqual(bare(tree))
      expect(format(read.tree!)).toBe(text)
    }),
    { numRuns: runs(1_500) },
  )
})

describe('canonical text', () => {
  test.each([
    ['UPSTREAM   Of "orders"', 'upstream of "orders"'],
    ['upstream of dataset "orders" Depth 3', 'upstream of dataset orders depth 3'],
    ['dataset "two words"', 'dataset "two words"'],
    [`dataset 'say "x"'`, 'dataset "say \\"x\\""'],
    ['dataset "depth"', 'dataset depth'],
    ['(a)', 'a'],
    ['upstream of ((dataset a))', 'upstream of dataset a'],
    ['upstream of (upstream of a)', 'upstream of (upstream of a)'],
    ['a union (b union c)', 'a union (b union c)'],
    ['(a union b) union c', 'a union b union c'],
    ['(a union b) intersect c', '(a union b) intersect c'],
    ['a union (b intersect c)', 'a union b intersect c'],
    ['(a intersect b) intersect c', 'a intersect b intersect c'],
    ['a intersect (b intersect c)', 'a intersect (b intersect c)'],
    ['roots of (a union b)', 'roots of (a union b)'],
    ['runs of runs of a last 3', 'runs of runs of a last 3'],
    ['runs of (runs of a) last 3', 'runs of (runs of a) last 3'],
    ['runs of (runs of a last 2) last 3', 'runs of runs of a last 2 last 3'],
    [
      'datasets where (a = 1 and (b = 2)) or (c = 3 or d = 4)',
      'datasets where a = 1 and b = 2 or c = 3 or d = 4',
    ],
    ['datasets where (a = 1 or b = 2) and c = 3', 'datasets where (a = 1 or b = 2) and c = 3'],
    ['datasets where not (tagged pii)', 'datasets where not (tagged pii)'],
    ['datasets where not tagged "pii"=high', 'datasets where not tagged pii = high'],
    ['datasets where "not" = 1 and "tagged" is null', 'datasets where "not" = 1 and "tagged" is null'],
    ['datasets where owner = "now" or owner = "P1D"', 'datasets where owner = "now" or owner = "P1D"'],
    ['datasets like "tmp.*" in "kafka://\\*"', 'datasets like tmp.* in "kafka://\\*"'],
    ['column "*" of a', 'column "*" of a'],
    ['column * of a', 'column * of a'],
    ['datasets matching /a\\/b/i', 'datasets matching /a\\/b/i'],
    ['{a,b ,  c}', '{ a, b, c }'],
    ['@q()', '@q'],
    ['@q( p="x y",n = 3 )', '@q(p = "x y", n = 3)'],
    ['explain let a=b;a since 2d;', 'explain let a = b; a since 2d'],
    ['a -- why\n since 2d', 'a since 2d'],
    ['upstream of a between 2026-11-01 and today', 'upstream of a between 2026-11-01 and today'],
    ['order_items order by "name" asc, count desc', 'order_items order by name, count desc'],
    ['run 0F8FAD5B-d9cb-469f-a165-70867728950e', 'run 0F8FAD5B-d9cb-469f-a165-70867728950e'],
  ])('%s', (text, canonical) => {
    const { tree } = parse(text)
    expect(tree && format(tree)).toBe(canonical)
  })
})
