import { describe, expect, it } from 'vitest'
import { EMPTY_VIEW } from '../graph/graph-view.ts'
import { AS_IT_BEGINS, MOST_OPEN, pinAt, switchColumns, viewOf } from './look.ts'

const DATASETS = ['a', 'b', 'c']
const open = (look: Parameters<typeof viewOf>[0], begin = EMPTY_VIEW, datasets = DATASETS): string[] =>
  [...viewOf(look, begin, datasets).columnsOpen].sort()

describe('viewOf', () => {
  it('is how the answer begins where nothing is said', () => {
    const begin = { ...EMPTY_VIEW, groupBy: 'job' as const, columnsOpen: new Set(['a']) }
    expect(viewOf(AS_IT_BEGINS, begin, DATASETS)).toEqual(begin)
  })

  it('is what is said where anything is', () => {
    const begin = { ...EMPTY_VIEW, groupBy: 'job' as const }
    const look = { ...AS_IT_BEGINS, opened: ['k'], hidden: ['a'], focus: 'b' }
    expect(viewOf({ ...look, groupBy: 'none' }, begin, DATASETS).groupBy).toBeUndefined()
    expect(viewOf(pinAt({ ...look, groupBy: 'tag' }, 'c', { x: 1.4, y: -2.6 }), begin, DATASETS)).toEqual({
      groupBy: 'tag',
      opened: new Set(['k']),
      hidden: new Set(['a']),
      pinned: new Map([['c', { x: 1, y: -3 }]]),
      focus: 'b',
      columnsOpen: new Set(),
    })
  })

  it('shows columns of all, of none, or as the answer begins, each but for some', () => {
    const begin = { ...EMPTY_VIEW, columnsOpen: new Set(['a']) }
    const of = (of: 'all' | 'none' | undefined) => ({ ...AS_IT_BEGINS, columns: { of, except: [] } })
    expect([open(of('all'), begin), open(of('none'), begin)]).toEqual([DATASETS, []])
    expect(open(switchColumns(of('all'), 'b'), begin)).toEqual(['a', 'c'])
    expect(open(switchColumns(switchColumns(of(undefined), 'a'), 'c'), begin)).toEqual(['c'])
    expect(switchColumns(switchColumns(of('none'), 'a'), 'a')).toEqual(of('none'))
  })

  it('opens no more at once than can be had', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => String(i))
    const look = { ...AS_IT_BEGINS, columns: { of: 'all' as const, except: [] } }
    expect(open(look, EMPTY_VIEW, many)).toHaveLength(MOST_OPEN)
  })
})

it('lets a pin go, and puts it elsewhere', () => {
  const pinned = pinAt(AS_IT_BEGINS, 'a', { x: 1, y: 2 })
  expect(pinAt(pinned, 'a', { x: 3, y: 4 }).pinned).toEqual([{ id: 'a', x: 3, y: 4 }])
  expect(pinAt(pinned, 'a', undefined)).toEqual(AS_IT_BEGINS)
})
