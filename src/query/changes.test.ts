import { describe, expect, it } from 'vitest'
import { askIn, NOW, resolveIn } from '../../test/parity/query-world.ts'
import { aDataset, aJob, type World, type WorldEdge } from '../../test/parity/reference/world.ts'
import type { Id } from '../domain/ids.ts'
import { spanOf, unionSpan } from '../domain/span.ts'
import { DAY } from '../domain/time.ts'
import type { Answer } from './answer.ts'
import type { PlanNode, WalkNode } from './plan.ts'

const nov = (day: number, hour = 12): number => Date.UTC(2026, 10, day, hour)
const datasetSeen = (name: string, firstSeen: number) => aDataset('n', name, { firstSeen })
const mart = datasetSeen('mart', nov(1))
const old = datasetSeen('old', nov(1))
const steady = datasetSeen('steady', nov(1))
const fresh = datasetSeen('fresh', nov(15))
const deep = datasetSeen('deep', nov(1))
const etl = aJob('n', 'work')

const made = (source: { id: Id }, target: { id: Id }, ...days: number[]): WorldEdge => ({
  level: 'dataset',
  source: source.id,
  target: target.id,
  job: etl.id,
  inferred: days.map((day) => spanOf(nov(day), nov(day))).reduce(unionSpan),
})

/** `old` fed the mart until the 5th, `fresh` from the 15th. `steady` always fed it; `deep` fed `steady` until the 5th. */
const world: World = {
  datasets: [mart, old, steady, fresh, deep],
  columns: [],
  jobs: [etl],
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
const reportedAt = (text: string, params?: Record<string, string>): [string, string][] =>
  resolveIn(world, text, params).diagnostics.map((d) => [
    d.code,
    d.span === undefined ? '' : text.slice(d.span.start, d.span.end),
  ])
const windowsOf = (text: string, params?: Record<string, string>): readonly WalkNode['window'][] => {
  const { plan, diagnostics } = resolveIn(world, text, params)
  if (plan?.root.kind !== 'changes') throw new Error(JSON.stringify(diagnostics))
  return [plan.root.before, plan.root.after].map((look: PlanNode) => (look as WalkNode).window)
}

const CHANGES = 'changes between 2026-11-06 and 2026-11-20 in upstream of mart since 3d'

describe('changes', () => {
  it('reports what only the second side has, what only the first has, and what both have', () => {
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

  it('has the distances of the second side, and for removed nodes those of the first', () => {
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

  it('looks back from A and from B by the same length', () => {
    expect(
      windowsOf('changes between 2026-11-06T10:00Z and 2026-11-16T20:00Z in upstream of mart since 3d'),
    ).toEqual([
      { since: nov(3, 0), asOf: nov(6, 10), wholeDays: true },
      { since: nov(13, 0), asOf: nov(16, 20), wholeDays: true },
    ])
  })

  it('uses the start of a day for A and its end for B', () => {
    expect(windowsOf(CHANGES).map((w) => w.asOf)).toEqual([nov(6, 0), nov(21, 0) - 1])
  })

  it('compares T with now after `since T`, where a duration counts back from now', () => {
    expect(windowsOf('changes since 7d in upstream of mart since 1d').map((w) => w.asOf)).toEqual([
      NOW - 7 * DAY,
      NOW,
    ])
    expect(windowsOf('changes since 2026-11-10 in upstream of mart since 1d').map((w) => w.asOf)).toEqual([
      nov(10, 0),
      NOW,
    ])
  })

  it('looks back 30 days without a `since`, and notes it', () => {
    const text = 'changes since 7d in upstream of mart'
    expect(windowsOf(text).map((w) => w.since)).toEqual([nov(20 - 7 - 30, 0), nov(20 - 30, 0)])
    expect(reportedAt(text)).toEqual([['changes-default-look', text]])
    expect(reportedAt('changes since 7d in upstream of mart since 3d')).toEqual([])
  })

  it('uses the `since` of each walk, and passes on that of parentheses', () => {
    expect(windowsOf('(changes since 7d in upstream of mart) since 1d')[1]?.since).toBe(nov(19, 0))
    expect(
      reportedAt('changes since 7d in (upstream of mart union downstream of old since 2d) since 1d'),
    ).toEqual([])
  })

  it('accepts a length as a parameter', () => {
    expect(windowsOf('changes since $t in upstream of mart since $d', { t: '7d', d: '2d' })).toEqual(
      windowsOf('changes since 7d in upstream of mart since 2d'),
    )
    expect(reportedAt('changes since 7d in upstream of mart since $d', { d: '2026-11-01' })).toEqual([
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
      reportedAt(`changes since 7d in upstream of mart ${clause}`).filter(
        ([code]) => code !== 'changes-default-look',
      ),
    ).toEqual([['time-inside-changes', span]])
    expect(
      reportedAt(`changes since 7d in downstream of (upstream of mart ${clause}) since 3d`),
    ).toContainEqual(['time-inside-changes', span])
  })

  it('refuses a comparison inside a comparison', () => {
    expect(reportedAt('changes since 7d in (changes since 3d in upstream of mart since 1d)')).toEqual([
      ['time-inside-changes', 'changes since 3d in upstream of mart since 1d'],
    ])
  })

  it('refuses an A after B, at B', () => {
    expect(reportedAt('changes between 2026-11-20 and 2026-11-06 in upstream of mart since 3d')).toEqual([
      ['changes-order', '2026-11-06'],
    ])
    expect(reportedAt('changes since 2027-01-01 in upstream of mart since 3d')).toEqual([
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

  it('compares selections by when entities first existed', () => {
    expect(nodes('changes between 2026-11-06 and 2026-11-20 in datasets')).toEqual([
      'deep kept',
      'fresh added',
      'mart kept',
      'old kept',
      'steady kept',
    ])
    expect(reportedAt('changes since 7d in datasets')).toEqual([])
  })

  it('notes that a start did not exist at A, and reports everything as added', () => {
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

  it('is a set like any other, whose nodes retain their change', () => {
    expect(nodes(`(${CHANGES}) except { steady, old, deep }`)).toEqual(['mart 0 start kept', 'fresh 1 added'])
    expect(nodes(`(${CHANGES}) intersect { steady }`)).toEqual(['mart 0 start kept', 'steady 1 kept'])
    expect(nodes(`downstream of (${CHANGES} where change = removed and name = old)`)).toEqual([
      'old 0 start',
      'mart 1',
    ])
    expect(nodes('upstream of mart where change is not null')).toEqual(['mart 0 start'])
  })

  it('leaves out what an incomplete side does not decide', () => {
    // The time is up during the second side, so nodes that it has not found may still exist.
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
