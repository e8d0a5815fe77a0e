import { describe, expect, it } from 'vitest'
import { EMPTY_VIEW } from '../graph/scene-view.ts'
import { DEFAULT_VIEW_STATE, MAX_OPEN, pinAt, switchColumns, resolveView } from './view-state.ts'

const DATASETS = ['a', 'b', 'c']
const open = (look: Parameters<typeof resolveView>[0], begin = EMPTY_VIEW, datasets = DATASETS): string[] =>
  [...resolveView(look, begin, datasets).columnsOpen].sort()

describe('viewOf', () => {
  it('is the initial view by default', () => {
    const begin = { ...EMPTY_VIEW, groupBy: 'job' as const, columnsOpen: new Set(['a']) }
    expect(resolveView(DEFAULT_VIEW_STATE, begin, DATASETS)).toEqual(begin)
  })

  it('applies the changes of the user', () => {
    const begin = { ...EMPTY_VIEW, groupBy: 'job' as const }
    const look = { ...DEFAULT_VIEW_STATE, opened: ['k'], hidden: ['a'], focus: 'b' }
    expect(resolveView({ ...look, groupBy: 'none' }, begin, DATASETS).groupBy).toBeUndefined()
    expect(
      resolveView(pinAt({ ...look, groupBy: 'tag' }, 'c', { x: 1.4, y: -2.6 }), begin, DATASETS),
    ).toEqual({
      groupBy: 'tag',
      opened: new Set(['k']),
      hidden: new Set(['a']),
      pinned: new Map([['c', { x: 1, y: -3 }]]),
      focus: 'b',
      columnsOpen: new Set(),
    })
  })

  it('shows the columns of all, none or the initial datasets, with exceptions', () => {
    const begin = { ...EMPTY_VIEW, columnsOpen: new Set(['a']) }
    const of = (of: 'all' | 'none' | undefined) => ({ ...DEFAULT_VIEW_STATE, columns: { of, except: [] } })
    expect([open(of('all'), begin), open(of('none'), begin)]).toEqual([DATASETS, []])
    expect(open(switchColumns(of('all'), 'b'), begin)).toEqual(['a', 'c'])
    expect(open(switchColumns(switchColumns(of(undefined), 'a'), 'c'), begin)).toEqual(['c'])
    expect(switchColumns(switchColumns(of('none'), 'a'), 'a')).toEqual(of('none'))
  })

  it('opens at most MAX_OPEN datasets', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => String(i))
    const look = { ...DEFAULT_VIEW_STATE, columns: { of: 'all' as const, except: [] } }
    expect(open(look, EMPTY_VIEW, many)).toHaveLength(MAX_OPEN)
  })
})

it('moves and removes a pin', () => {
  const pinned = pinAt(DEFAULT_VIEW_STATE, 'a', { x: 1, y: 2 })
  expect(pinAt(pinned, 'a', { x: 3, y: 4 }).pinned).toEqual([{ id: 'a', x: 3, y: 4 }])
  expect(pinAt(pinned, 'a', undefined)).toEqual(DEFAULT_VIEW_STATE)
})
