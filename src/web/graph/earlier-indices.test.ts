import fc from 'fast-check'
import { expect, it } from 'vitest'
import { earlierIndices } from './earlier-indices.ts'

const list = fc
  .uniqueArray(fc.nat({ max: 12 }), { maxLength: 12 })
  .map((all) => all.map((n) => ({ id: `n${n}` })))

it('finds items by id in any order', () => {
  fc.assert(
    fc.property(list, list, (now, before) => {
      expect([...earlierIndices(now, before)]).toEqual(
        now.map(({ id }) => before.findIndex((one) => one.id === id)),
      )
    }),
  )
})

it('finds appended and remaining items', () => {
  const before = ['a', 'b', 'c'].map((id) => ({ id }))
  expect([...earlierIndices([...before, { id: 'd' }], before)]).toEqual([0, 1, 2, -1])
  expect([...earlierIndices([{ id: 'a' }, { id: 'c' }], before)]).toEqual([0, 2])
})
