import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { examples } from '../../../test/generators/reference-examples.ts'
import { randomText } from '../../../test/generators/random-query.ts'
import { format } from '../../lang/format.ts'
import { parse } from '../../lang/parse.ts'
import { date, type TimeChoice } from './moment.ts'
import { timesOf, type Part } from './query-times.ts'
import { timeUseOf, withTime } from './with-time.ts'
import { runs } from '../../../test/runs.ts'

const day = (text: string) => date(Date.parse(text) / 86_400_000)
const ALL: TimeChoice = { kind: 'all' }
const WEEK: TimeChoice = { kind: 'window', since: { kind: 'duration', text: '7d' } }
const WINDOW: TimeChoice = { kind: 'window', since: day('2026-11-01'), until: day('2026-11-20') }
const UNTIL: TimeChoice = { kind: 'window', until: day('2026-11-20') }
const INSTANT: TimeChoice = { kind: 'instant', at: { kind: 'instant', at: Date.UTC(2026, 10, 20, 12) } }

const treeOf = (text: string) => {
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) throw new Error(`${text}: ${JSON.stringify(diagnostics)}`)
  return tree
}
const put = (text: string, choice: TimeChoice): string => withTime(text, treeOf(text), choice)
const usedBy = (text: string) => timeUseOf(treeOf(text))

describe('a query with a time', () => {
  it.each([
    ['upstream of a', ALL, 'upstream of a'],
    ['upstream of a', WEEK, 'upstream of a since 7d'],
    ['upstream of a', WINDOW, 'upstream of a since 2026-11-01 until 2026-11-20'],
    ['upstream of a', UNTIL, 'upstream of a until 2026-11-20'],
    ['upstream of a', INSTANT, 'upstream of a as of 2026-11-20T12:00:00Z'],
    ['upstream of a since 3d depth 2', WEEK, 'upstream of a since 7d depth 2'],
    ['upstream of a since 3d depth 2 as of now', INSTANT, 'upstream of a as of 2026-11-20T12:00:00Z depth 2'],
    ['upstream of a between 2026-01-01 and now depth 2', ALL, 'upstream of a depth 2'],
    ['upstream of a since $from where owner is null', WEEK, 'upstream of a since 7d where owner is null'],
    ['paths from a to b depth 3', WEEK, 'paths from a to b depth 3 since 7d'],
    ['cycles in (downstream of a)', WEEK, 'cycles in (downstream of a since 7d)'],
    ['roots of upstream of a', WEEK, 'roots of upstream of a since 7d'],
    [
      '(upstream of a union upstream of b since 1d) since 3d',
      WEEK,
      '(upstream of a since 7d union upstream of b since 7d)',
    ],
    ['let p = upstream of a; p since 2d', WEEK, 'let p = upstream of a since 7d; p'],
    [
      'downstream of (upstream of a) within (lineage of b)',
      WEEK,
      'downstream of (upstream of a since 7d) within (lineage of b since 7d) since 7d',
    ],
    ['upstream of a except datasets tagged x', WEEK, 'upstream of a since 7d except datasets tagged x'],
    ['upstream of @stale(age = 2d)', WEEK, 'upstream of @stale(age = 2d) since 7d'],
    ['explain upstream of a', WEEK, 'explain upstream of a since 7d'],
    ['changes since 3d in upstream of a since 2d', WEEK, 'changes since 7d in upstream of a since 2d'],
    [
      'changes since 3d in upstream of a',
      WINDOW,
      'changes between 2026-11-01 and 2026-11-20 in upstream of a',
    ],
    [
      'changes between yesterday and now in datasets count by change',
      WEEK,
      'changes since 7d in datasets count by change',
    ],
  ] as const)('%s, %j', (text, choice, wanted) => {
    expect(put(text, choice)).toBe(wanted)
    expect(put(wanted, choice)).toBe(wanted)
  })

  it('keeps comments and lines', () => {
    const text = 'upstream of a -- the one\n  since 3d -- so far\n  depth 2\n-- the end'
    expect(put(text, WEEK)).toBe(text.replace('3d', '7d'))
    expect(put(text, ALL)).toBe('upstream of a -- the one\n -- so far\n  depth 2\n-- the end')
    expect(put('upstream of a\n  since 3d\n  depth 2', ALL)).toBe('upstream of a\n  depth 2')
    expect(put('(upstream of a\n-- why\nsince 3d)', ALL)).toBe('(upstream of a\n-- why\n)')
    expect(put('upstream of a -- the table', WEEK)).toBe('upstream of a since 7d -- the table')
  })

  it('states which queries support no time, and why', () => {
    for (const text of ['datasets', 'cycles', 'cycles in jobs', 'runs of job x last 3', '{ a, b }'])
      expect(usedBy(text)).toMatchObject({
        takes: 'nothing',
        why: expect.stringContaining('follows no edges') as string,
      })
    expect(usedBy('@impact(dataset = a)')).toMatchObject({
      takes: 'nothing',
      why: expect.stringContaining('saved') as string,
    })
    expect(usedBy('upstream of @stale')).toMatchObject({ takes: 'all', callsSaved: true })
    expect(usedBy('changes since 7d in datasets')).toMatchObject({ takes: 'windows' })
    expect(() => put('datasets', WEEK)).toThrow(RangeError)
    for (const choice of [ALL, INSTANT, UNTIL])
      expect(() => put('changes since 7d in datasets', choice)).toThrow(RangeError)
  })

  it('states whether parts have different times, and how far back it looks', () => {
    expect(usedBy('upstream of a since 7d')).toMatchObject({ mixed: false, back: '7d' })
    expect(usedBy('(upstream of a union upstream of b) since 7d')).toMatchObject({ mixed: false, back: '7d' })
    expect(usedBy('upstream of a since 7d union upstream of b')).toMatchObject({ mixed: true })
    expect(usedBy('(upstream of a since 1d union upstream of b) since 7d')).toMatchObject({ mixed: true })
    expect(usedBy('upstream of (upstream of a) since 7d').mixed).toBe(true)
    for (const text of ['upstream of a since 7d until now', 'upstream of a since today', 'upstream of a'])
      expect(usedBy(text)).not.toHaveProperty('back')
  })
})

/** Checks the invariants of every choice: all walks have the same clauses, nothing else has any, and the rest is unchanged. */
function check(text: string, choice: TimeChoice): void {
  const { takes } = usedBy(text)
  if (takes === 'nothing') return
  const given = put(text, choice)
  const { walks, handedOn, changes } = timesOf(treeOf(given))
  if (takes === 'windows') expect(new Set(changes.map(timesOfChanges)).size, given).toBe(1)
  else {
    expect(handedOn, given).toEqual([])
    const wanted = timesOf(treeOf(withTime('upstream of a', treeOf('upstream of a'), choice)))
    for (const { times } of walks)
      expect(times.map(withoutSpans), given).toEqual(wanted.walks[0]!.times.map(withoutSpans))
    expect(format(treeOf(put(given, ALL)))).toBe(format(treeOf(put(text, ALL))))
  }
  expect(put(given, choice)).toBe(given)
}

const withoutSpans = (part: unknown): unknown =>
  JSON.parse(JSON.stringify(part, (key, value: unknown) => (key === 'span' ? undefined : value)))
const timesOfChanges = ({ from, to }: Part): string => JSON.stringify(withoutSpans([from, to]))

test.each(examples)('%s', (text) => {
  for (const choice of usedBy(text).takes === 'windows'
    ? [WEEK, WINDOW]
    : [ALL, WEEK, WINDOW, UNTIL, INSTANT])
    check(text, choice)
})

test('any query accepts a window and returns to all time', () => {
  fc.assert(
    fc.property(randomText, (tree) => {
      const text = format(tree)
      check(text, WINDOW)
      check(text, WEEK)
      const { takes, mixed } = usedBy(text)
      const { walks, handedOn } = timesOf(treeOf(text))
      const timeless = handedOn.length === 0 && walks.every(({ times }) => times.length === 0)
      if (takes === 'all' && timeless) {
        expect(mixed).toBe(false)
        expect(put(put(text, WINDOW), ALL)).toBe(text)
      }
    }),
    { numRuns: runs(500) },
  )
})
