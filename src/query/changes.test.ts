import { describe, expect, it } from 'vitest'
import { askIn, NOW, resolveIn } from '../../test/parity/query-world.ts'
import { aDataset, aJob, type World, type WorldEdge } from '../../test/parity/reference/world.ts'
import type { Id } from '../domain/ids.ts'
import { spanOf, unionSpan } from '../domain/span.ts'
import { DAY } from '../domain/time.ts'
import type { Answer } from './answer.ts'
import type { PlanNode, WalkNode } from './plan.ts'

const nov = (day: number, hour = 12): number => Date.UTC(2026, 10, day, hour)
const thing = (name: string, firstSeen: number) => aDataset('n', name, { firstSeen })
const mart = thing('mart', nov(1))
const old = thing('old', nov(1))
const steady = thing('steady', nov(1))
const fresh = thing('fresh', nov(15))
const deep = thing('deep', nov(1))
const work = aJob('n', 'work')

const made = (source: { id: Id }, target: { id: Id }, ...days: number[]): WorldEdge => ({
  level: 'dataset',
  source: source.id,
  target: target.id,
  job: work.id,
  inferred: days.map((day) => spanOf(nov(day), nov(day))).reduce(unionSpan),
})

/** Until the 5th `old` fed the mart, from the 15th on `fresh` does; `steady` always did, through `deep` until the 5th. */
const world: World = {
  datasets: [mart, old, steady, fresh, deep],
  columns: [],
  jobs: [work],
  edges: [
    made(old, mart, 1, 5),
    made(steady, mart, 1, 5, 10, 15, 20),
    made(fresh, mart, 15, 20),
    made(deep, steady, 1, 5),
    made(deep, mart, 16),
  ],
  touches: [],
}

const graphOf = ({ result }: Answer) => {
  if (result.kind !== 'graph') throw new Error('not a graph')
  return result
}
const nodes = (text: string): string[] =>
  graphOf(askIn(world, text)).nodes.map((n) =>
    [n.name, n.distance, n.start === true ? 'start' : undefined, n.change]
      .filter((x) => x !== undefined)
      .join(' '),
  )
const edges = (text: string): string[] => {
  const name = (id: Id): string => world.datasets.find((d) => d.id === id)!.name
  return graphOf(askIn(world, text))
    .edges.map((e) => `${name(e.from)}→${name(e.to)} ${e.change ?? ''}`)
    .sort()
}
const rows = (text: string): unknown => {
  const { result } = askIn(world, text)
  return result.kind === 'table' ? result.rows : undefined
}
const told = (text: string, params?: Record<string, string>): [string, string][] =>
  resolveIn(world, text, params).diagnostics.map((d) => [
    d.code,
    d.span === undefined ? '' : text.slice(d.span.start, d.span.end),
  ])
const looksOf = (text: string, params?: Record<string, string>): readonly WalkNode['window'][] => {
  const { plan, diagnostics } = resolveIn(world, text, params)
  if (plan?.root.kind !== 'changes') throw new Error(JSON.stringify(diagnostics))
  return [plan.root.before, plan.root.after].map((look: PlanNode) => (look as WalkNode).window)
}

const CHANGES = 'changes between 2026-11-06 and 2026-11-20 in upstream of mart since 3d'

describe('changes', () => {
  it('tells what the second look alone has, what the first alone has, and what both have', () => {
    expect(nodes(CHANGES)).toEqual([
      'mart 0 start kept',
      'fresh 1 added',
      'old 1 removed',
      'steady 1 kept',
      'deep 2 removed',
    ])
    expect(edges('changes between 2026-11-06 and 2026-11-16 in upstream of mart since 3d')).toEqual([
      'deep→mart added',
      'deep→steady removed',
      'fresh→mart added',
      'old→mart removed',
      'steady→mart kept',
    ])
  })

  it('tells the distance of the second look, of what is removed that of the first', () => {
    expect(nodes('changes between 2026-11-06 and 2026-11-16 in upstream of mart since 3d')).toEqual([
      'mart 0 start kept',
      'deep 1 kept',
      'fresh 1 added',
      'old 1 removed',
      'steady 1 kept',
    ])
    expect(nodes('changes between 2026-11-06 and 2026-11-12 in upstream of mart since 3d')).toContain(
      'deep 2 removed',
    )
  })

  it('looks back twice by the same length, from A and from B', () => {
    expect(
      looksOf('changes between 2026-11-06T10:00Z and 2026-11-16T20:00Z in upstream of mart since 3d'),
    ).toEqual([
      { since: nov(3, 0), asOf: nov(6, 10), wholeDays: true },
      { since: nov(13, 0), asOf: nov(16, 20), wholeDays: true },
    ])
  })

  it('takes the start of a day for A and its end for B', () => {
    expect(looksOf(CHANGES).map((w) => w.asOf)).toEqual([nov(6, 0), nov(21, 0) - 1])
  })

  it('looks back from T and from now after `since T`, which counts back from now', () => {
    expect(looksOf('changes since 7d in upstream of mart since 1d').map((w) => w.asOf)).toEqual([
      NOW - 7 * DAY,
      NOW,
    ])
    expect(looksOf('changes since 2026-11-10 in upstream of mart since 1d').map((w) => w.asOf)).toEqual([
      nov(10, 0),
      NOW,
    ])
  })

  it('looks 30 days back where nothing is said, and says so', () => {
    const text = 'changes since 7d in upstream of mart'
    expect(looksOf(text).map((w) => w.since)).toEqual([nov(20 - 7 - 30, 0), nov(20 - 30, 0)])
    expect(told(text)).toEqual([['changes-default-look', text]])
    expect(told('changes since 7d in upstream of mart since 3d')).toEqual([])
  })

  it('gives each walk its own `since`, and hands on that of parentheses', () => {
    expect(looksOf('(changes since 7d in upstream of mart) since 1d')[1]?.since).toBe(nov(19, 0))
    expect(told('changes since 7d in (upstream of mart union downstream of old since 2d) since 1d')).toEqual(
      [],
    )
  })

  it('takes a length from a parameter', () => {
    expect(looksOf('changes since $t in upstream of mart since $d', { t: '7d', d: '2d' })).toEqual(
      looksOf('changes since 7d in upstream of mart since 2d'),
    )
    expect(told('changes since 7d in upstream of mart since $d', { d: '2026-11-01' })).toEqual([
      ['time-inside-changes', 'since $d'],
    ])
  })

  it.each([
    ['until 2026-11-02', 'until 2026-11-02'],
    ['as of 2026-11-02', 'as of 2026-11-02'],
    ['since 2026-11-02', 'since 2026-11-02'],
    ['since yesterday', 'since yesterday'],
    ['between 3d and 1d', 'between 3d and 1d'],
  ])('refuses another bound of time inside: %s', (clause, span) => {
    expect(
      told(`changes since 7d in upstream of mart ${clause}`).filter(
        ([code]) => code !== 'changes-default-look',
      ),
    ).toEqual([['time-inside-changes', span]])
    expect(told(`changes since 7d in downstream of (upstream of mart ${clause}) since 3d`)).toContainEqual([
      'time-inside-changes',
      span,
    ])
  })

  it('refuses a comparison inside a comparison', () => {
    expect(told('changes since 7d in (changes since 3d in upstream of mart since 1d)')).toEqual([
      ['time-inside-changes', 'changes since 3d in upstream of mart since 1d'],
    ])
  })

  it('refuses an A after B, at B', () => {
    expect(told('changes between 2026-11-20 and 2026-11-06 in upstream of mart since 3d')).toEqual([
      ['changes-order', '2026-11-06'],
    ])
    expect(told('changes since 2027-01-01 in upstream of mart since 3d')).toEqual([
      ['changes-order', '2027-01-01'],
    ])
  })

  it('filters, orders, counts and shows the comparison', () => {
    expect(nodes(`${CHANGES} where change = removed`)).toEqual([
      'mart 0 start kept',
      'old 1 removed',
      'deep 2 removed',
    ])
    expect(rows(`${CHANGES} count by change`)).toEqual([
      ['removed', 2],
      ['added', 1],
      ['kept', 1],
    ])
    expect(rows(`${CHANGES} order by change desc, name show name, change`)).toEqual([
      ['deep', 'removed'],
      ['old', 'removed'],
      ['steady', 'kept'],
      ['fresh', 'added'],
    ])
  })

  it('compares selections by when things were there first', () => {
    expect(nodes('changes between 2026-11-06 and 2026-11-20 in datasets')).toEqual([
      'deep kept',
      'fresh added',
      'mart kept',
      'old kept',
      'steady kept',
    ])
    expect(told('changes since 7d in datasets')).toEqual([])
  })

  it('says that a start was not there at A, and tells all as added', () => {
    const answer = askIn(world, 'changes between 2026-11-14 and 2026-11-20 in downstream of fresh since 3d')
    expect(graphOf(answer).nodes.map((n) => [n.name, n.change])).toEqual([
      ['fresh', 'added'],
      ['mart', 'added'],
    ])
    expect(answer.notes.map((n) => n.code)).toEqual(['start-not-there'])
  })

  it('states both windows', () => {
    const answer = askIn(world, CHANGES)
    expect(answer.window).toEqual({ since: nov(17, 0), asOf: nov(21, 0) - 1, resolution: 'day' })
    expect(answer.comparedWith).toEqual({ since: nov(3, 0), asOf: nov(6, 0), resolution: 'day' })
    expect(answer.notes).toEqual([])
  })

  it('is a set like any other: its change goes with it', () => {
    expect(nodes(`(${CHANGES}) except { steady, old, deep }`)).toEqual(['mart 0 start kept', 'fresh 1 added'])
    expect(nodes(`(${CHANGES}) intersect { steady }`)).toEqual(['mart 0 start kept', 'steady 1 kept'])
    expect(nodes(`downstream of (${CHANGES} where change = removed and name = old)`)).toEqual([
      'old 0 start',
      'mart 1',
    ])
    expect(nodes('upstream of mart where change is not null')).toEqual(['mart 0 start'])
  })

  it('leaves out what a cut look cannot tell', () => {
    // The time is up in the second look: what it has not found may be there all the same.
    let asked = 0
    const answer = askIn(world, CHANGES, { limits: { timeMs: 10 }, elapsed: () => (asked++ < 6 ? 0 : 20) })
    expect(answer.complete).toBe(false)
    expect(
      graphOf(answer)
        .nodes.filter((n) => n.change !== 'kept')
        .map((n) => n.change),
    ).not.toContain('removed')
    const none = askIn(world, CHANGES, { limits: { timeMs: 10 }, elapsed: () => 20 })
    expect(graphOf(none).nodes.map((n) => [n.name, n.change])).toEqual([['mart', 'kept']])
    expect(none.notes.map((n) => n.code)).toContain('changes-cut')
  })
})
