import { describe, expect, it } from 'vitest'
import { MOST_HINTED, NearMissBudget, NearMissTable, searchAside, searchNow } from './near-misses.ts'

const table = (names: readonly string[]): NearMissTable<string> => new NearMissTable(names, (name) => name)

describe('near misses', () => {
  it('finds names, or endings with as many parts, within a few edits, nearest first', async () => {
    const names = table(['shop.public.orders', 'shop.public.ordres', 'users', 'raw/orders'])
    const search = () => names.search('ordrs', 3)
    expect(searchNow(search(), () => true)).toEqual([
      'shop.public.orders',
      'raw/orders',
      'shop.public.ordres',
    ])
    expect(await searchAside(search(), () => true)).toEqual(searchNow(search(), () => true))
  })

  it('returns what it has found when it must stop', () => {
    const many = table(Array.from({ length: 20_000 }, (_, i) => `warehouse.table_${i}`))
    let steps = 0
    const found = searchNow(many.search('warehouse.tabel_1', 5), () => ++steps < 1_000_000)
    expect(found).toContain('warehouse.table_1')
    expect(steps).toBeGreaterThan(10)
    let left = 3
    expect(searchNow(many.search('warehouse.tabel_1', 5), () => left-- > 0).length).toBeLessThanOrEqual(5)
    expect(left).toBe(-1)
  })

  it('limits a lookup to its first few unknown names and half a second', () => {
    let now = 0
    const budget = new NearMissBudget(() => now)
    const taken = Array.from({ length: 10 }, () => budget.takeName())
    expect(taken.filter(Boolean)).toHaveLength(MOST_HINTED)
    now = 10_000
    expect(budget.hasTime()).toBe(false)
    now = 0
    const other = new NearMissBudget(() => now)
    expect(other.takeName()).toBe(true)
    now = 501
    expect(other.takeName()).toBe(false)
  })
})
