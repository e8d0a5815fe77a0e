import { describe, expect, it } from 'vitest'
import { idOf } from '../domain/ids.ts'
import { spanOf, unionSpan, type Span } from '../domain/span.ts'
import { DAY, FOREVER } from '../domain/time.ts'
import { edgeMatches, rollUpOf, shownTimes, windowMatches } from './edge-filter.ts'
import type { Via, Window } from './plan.ts'
import type { EdgeFilter } from './read-requests.ts'

const at = (day: number, hour = 0): number => day * DAY + hour * 3_600_000
const open = (window: Omit<Window, 'wholeDays'>): Window => ({ ...window, wholeDays: false })
const closed = (window: Omit<Window, 'wholeDays'>): Window => ({ ...window, wholeDays: true })

describe('windows', () => {
  const daily: Span = unionSpan(spanOf(at(10, 6), at(10, 8)), spanOf(at(20, 6), at(20, 8)))

  it.each<[string, Window, boolean]>([
    ['no bound', open({}), true],
    ['since its last instant', open({ since: at(20, 8) }), true],
    ['since just after', open({ since: at(20, 8) + 1 }), false],
    ['until its first instant', open({ until: at(10, 6) }), true],
    ['until just before', open({ until: at(10, 6) - 1 }), false],
    ['as of a time before it', open({ asOf: at(10, 6) - 1 }), false],
    ['a closed window between its days', closed({ since: at(11), until: at(20) - 1 }), false],
    ['a closed window that includes one of its days', closed({ since: at(11), until: at(21) - 1 }), true],
    ['a day that is only partly in the window', closed({ since: at(10, 23), until: at(11) }), true],
    ['closed by as of', closed({ since: at(20), asOf: at(20, 1) }), true],
    ['closed by as of, first made later that day', closed({ since: at(10), asOf: at(10, 1) }), false],
    ['until and as of: the earlier one', closed({ since: at(11), until: at(30), asOf: at(15) }), false],
  ])('%s', (_, window, counts) => {
    expect(windowMatches(daily, window)).toBe(counts)
  })

  it('include a span without an end in every later window', () => {
    const inForce = spanOf(at(10), FOREVER)
    expect(windowMatches(inForce, open({ since: at(90_000) }))).toBe(true)
    expect(windowMatches(inForce, closed({ since: at(500), until: at(501) }))).toBe(true)
    expect(windowMatches(inForce, closed({ since: at(5), until: at(6) }))).toBe(false)
    expect(shownTimes(inForce, {})).toEqual({ firstAt: at(10) })
  })

  it('hide times after an as of', () => {
    expect(shownTimes(daily, { asOf: at(15) })).toEqual({ firstAt: daily.firstAt })
    expect(shownTimes(daily, { asOf: at(20, 8) })).toEqual({ firstAt: daily.firstAt, lastAt: daily.lastAt })
  })
})

describe('rows', () => {
  const job = idOf('Job', 'a', 'j')
  const stated = { firstAt: at(1), lastAt: at(2), days: [1, 2] }
  const both = {
    jobId: job,
    firstAt: at(1),
    lastAt: at(9),
    days: [1, 9],
    statedFirstAt: at(1),
    statedLastAt: at(2),
    statedDays: [1, 2],
    inferredFirstAt: at(3),
    inferredLastAt: at(9),
    inferredDays: [3, 9],
  }
  const filter = (via: Via, window: Window = open({})): EdgeFilter => ({
    via,
    window,
    jobsWithin: [],
    jobsAvoiding: [],
  })

  it('distinguish stated and inferred times', () => {
    expect(rollUpOf(both, 'dataset')).toMatchObject({ stated, inferred: { firstAt: at(3) } })
    const { statedFirstAt, statedLastAt, statedDays, ...rest } = both
    expect([statedFirstAt, statedLastAt, statedDays.length]).toEqual([at(1), at(2), 2])
    const plain = { firstAt: rest.firstAt, lastAt: rest.lastAt, days: rest.days }
    expect(rollUpOf(plain, 'dataset')).toEqual({ all: plain, inferred: plain })
    expect(rollUpOf({ ...plain, transformation: 'DIRECT' }, 'column').stated).toEqual(plain)
    const onlyStated = { ...plain, statedFirstAt: at(1), statedLastAt: at(9), statedDays: [1, 9] }
    expect(rollUpOf(onlyStated, 'dataset').inferred).toBeUndefined()
  })

  it('must meet time and basis together', () => {
    const row = rollUpOf(both, 'dataset')
    expect(edgeMatches(row, filter({ basis: 'stated' }))).toBe(true)
    expect(edgeMatches(row, filter({ basis: 'stated' }, open({ since: at(3) })))).toBe(false)
    expect(edgeMatches(row, filter({ basis: 'inferred' }, open({ since: at(3) })))).toBe(true)
  })

  it('need one transformation that meets all conditions', () => {
    const props = { firstAt: at(1), lastAt: at(1), days: [1, 1], transformation: 'INDIRECT', masking: true }
    const row = rollUpOf(props, 'column')
    expect(edgeMatches(row, filter({ transformation: ['INDIRECT'], masking: true }))).toBe(true)
    expect(edgeMatches(row, filter({ transformation: ['INDIRECT'], masking: false }))).toBe(false)
    expect(edgeMatches(row, filter({ transformation: ['DIRECT'] }))).toBe(false)
    expect(edgeMatches(row, filter({ transformation: [] }))).toBe(false)
  })

  it('must meet the conditions on jobs; an edge without a job is in no set', () => {
    const row = rollUpOf(both, 'dataset')
    const { jobId, ...jobless } = row
    expect(edgeMatches(row, { ...filter({}), jobsWithin: [[jobId!]] })).toBe(true)
    expect(edgeMatches(row, { ...filter({}), jobsWithin: [[jobId!], []] })).toBe(false)
    expect(edgeMatches(row, { ...filter({}), jobsAvoiding: [jobId!] })).toBe(false)
    expect(edgeMatches(jobless, { ...filter({}), jobsWithin: [[jobId!]] })).toBe(false)
    expect(edgeMatches(jobless, { ...filter({}), jobsAvoiding: [jobId!] })).toBe(true)
  })
})
