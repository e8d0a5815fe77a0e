import { expect, it } from 'vitest'
import { chain } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { EMPTY_VIEW } from './scene-view.ts'
import { withHidden } from './scene-view.test-support.ts'
import { summaryLines } from './summary-lines.ts'

it('lists what is hidden, cut or unknown', () => {
  const { summary } = buildScene(chain(), withHidden(EMPTY_VIEW, 'b', true), { now: 0 })
  expect(summaryLines(summary)).toEqual(['1 node is hidden', '1 node leads further: expand to see more'])
  expect(
    summaryLines({
      ...summary,
      hidden: 0,
      more: 0,
      inGroups: 1200,
      groups: 7,
      opaque: 2,
      restColumns: 3,
      outOfFocus: 4,
      cuts: ['cut.'],
    }),
  ).toEqual([
    '1,200 nodes are drawn as 7 groups',
    '4 nodes are out of focus',
    '3 columns are not drawn',
    'Columns are unknown beyond 2 nodes',
    'cut.',
  ])
})
