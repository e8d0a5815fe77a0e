import fc from 'fast-check'
import { expect, it } from 'vitest'
import { earlierIndices } from './earlier-indices.ts'

const list = fc
  .uniqueArray(fc.nat({ max: 12 }), { maxLength: 12 })
  .map((all) => all.map((n) => ({ id: `n${n}` })))

it('finds everything by its id, whatever the order', () => {
  fc.assert(
    fc.property(list, list, (now, before) => {
      expect([...earlierIndices(now, before)]).toEqual(
        now.map(({ id }) => before.findIndex((one) => one.id === id)),
      )
    }),
  )
})

it('finds what is new at the end of what was there, and what is left when something went', () => {
  const before = ['a', 'b', 'c'].map((id) => ({ id }))
  expect([...earlierIndices([...before, { id: 'd' }], before)]).toEqual([0, 1, 2, -1])
  expect([...earlierIndices([{ id: 'a' }, { id: 'c' }], before)]).toEqual([0, 2])
})
