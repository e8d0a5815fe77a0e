import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { randomText } from '../../../test/generators/random-query.ts'
import { format } from '../../lang/format.ts'
import { parse } from '../../lang/parse.ts'
import { changesQuery } from './changes-query.ts'
import { date } from './moment.ts'
import { runs } from '../../../test/runs.ts'

const day = (text: string) => date(Date.parse(text) / 86_400_000)
const WINDOW = { kind: 'window', since: day('2026-11-01'), until: day('2026-11-20') } as const
const WEEK = { kind: 'window', since: { kind: 'duration', text: '7d' } } as const
const ask = (text: string, days: number, choice: typeof WINDOW | typeof WEEK = WINDOW) =>
  changesQuery(text, parse(text).tree!, choice, days)

it.each([
  ['upstream of a', 'changes since 7d in upstream of a'],
  ['upstream of a since 7d depth 2', 'changes since 7d in upstream of a depth 2'],
  [
    'upstream of a as of yesterday where owner is null limit 3',
    'changes since 7d in upstream of a where owner is null limit 3',
  ],
  ['(upstream of a) union b', 'changes since 7d in (upstream of a) union b'],
  ['(upstream of a union upstream of b) since 3d', 'changes since 7d in (upstream of a union upstream of b)'],
  ['let p = upstream of a since 2d; p since 1d', 'let p = upstream of a; changes since 7d in p'],
  ['explain datasets', 'changes since 7d in datasets'],
  ['-- all\nexplain -- how\n datasets', '-- all\n-- how\n changes since 7d in datasets'],
  [
    'upstream of a where owner is null count by type order by type',
    'changes since 7d in upstream of a where owner is null',
  ],
  ['upstream of a show name limit 3;', 'changes since 7d in upstream of a;'],
  ['changes since 1d in upstream of a since 2d', 'changes since 7d in upstream of a since 2d'],
])('%s', (text, wanted) => {
  expect(ask(text, 7, WEEK)).toBe(wanted)
  expect(parse(wanted).tree?.query.body.kind).toBe('changes')
})

it('looks back as long as a window over 30 days', () => {
  expect(ask('upstream of a since 3d', 20)).toBe('changes between 2026-11-01 and 2026-11-20 in upstream of a')
  expect(ask('upstream of a', 90)).toBe(
    'changes between 2026-11-01 and 2026-11-20 in upstream of a since 90d',
  )
  expect(ask('datasets', 90)).toBe('changes between 2026-11-01 and 2026-11-20 in datasets')
})

it('is undefined if a part of the query is a comparison', () => {
  expect(ask('(changes since 1d in datasets) where change = added', 7)).toBeUndefined()
})

test('is a comparison for any query', () => {
  fc.assert(
    fc.property(randomText, (tree) => {
      const asked = ask(format(tree), 40)
      if (asked !== undefined) expect(parse(asked).tree?.query.body.kind, asked).toBe('changes')
    }),
    { numRuns: runs(500) },
  )
})
