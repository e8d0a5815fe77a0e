import { describe, expect, it } from 'vitest'
import { MOST_HINTED, NearMissBudget, NearMissTable, searchAside, searchNow } from './near-misses.ts'

const table = (names: readonly string[]): NearMissTable<string> => new NearMissTable(names, (name) => name)

describe('near misses', () => {
  it('are names, or endings of as many parts, within a few edits: the nearest first', async () => {
    const names = table(['shop.public.orders', 'shop.public.ordres', 'users', 'raw/orders'])
    const search = () => names.search('ordrs', 3)
    expect(searchNow(search(), () => true)).toEqual([
      'shop.public.orders',
      'raw/orders',
      'shop.public.ordres',
    ])
    expect(await searchAside(search(), () => true)).toEqual(searchNow(search(), () => true))
  })

  it('are those found by then, where a search may go on no longer', () => {
    const many = table(Array.from({ length: 20_000 }, (_, i) => `warehouse.table_${i}`))
    let steps = 0
    const found = searchNow(many.search('warehouse.tabel_1', 5), () => ++steps < 1_000_000)
    expect(found).toContain('warehouse.table_1')
    expect(steps).toBeGreaterThan(10)
    let left = 3
    expect(searchNow(many.search('warehouse.tabel_1', 5), () => left-- > 0).length).toBeLessThanOrEqual(5)
    expect(left).toBe(-1)
  })

  it('are looked for of the first few names of a lookup, for half a second', () => {
    let now = 0
    const budget = new NearMissBudget(() => now)
    const taken = Array.from({ length: 10 }, () => budget.takeName())
    expect(taken.filter(Boolean)).toHaveLength(MOST_HINTED)
    now = 10_000
    expect(budget.hasTime()).toBe(false)
    now = 0
    const late = new NearMissBudget(() => now)
    expect(late.takeName()).toBe(true)
    now = 501
    expect(late.takeName()).toBe(false)
  })
})
