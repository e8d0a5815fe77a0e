import { expect, it } from 'vitest'
import { createConnectionTable } from './connection-table.ts'

it('closes the connection that has been idle longest when the table is full', () => {
  const table = createConnectionTable<string>(3)
  for (const one of ['a1', 'a2', 'a3']) expect(table.open(one, 'a')).toBeUndefined()
  table.begin('a1')
  table.end('a1')
  expect(table.open('a4', 'a')).toBe('a2')
  expect(table.open('a5', 'a')).toBe('a3')
  expect(table.open('a6', 'a')).toBe('a1')
  expect(table.size).toBe(3)
})

it('closes a connection of the address that has the most idle ones', () => {
  const table = createConnectionTable<string>(5)
  for (const one of ['b1', 'a1', 'a2', 'a3', 'c1']) table.open(one, one[0]!)
  expect(table.open('d1', 'd')).toBe('a1')
  expect(table.open('d2', 'd')).toBe('a2')
  // Now `d` has two connections, and the others have one each.
  expect(table.open('e1', 'e')).toBe('d1')
})

it('refuses a new connection if none is idle', () => {
  const table = createConnectionTable<string>(2)
  table.open('a1', 'a')
  table.open('b1', 'b')
  table.begin('a1')
  table.begin('b1')
  expect(table.open('c1', 'c')).toBe('c1')
  expect(table.size).toBe(2)
  // Two requests on one connection (pipelining): it becomes idle when both have ended.
  table.begin('b1')
  table.end('b1')
  expect(table.open('c1', 'c')).toBe('c1')
  table.end('b1')
  expect(table.open('c1', 'c')).toBe('b1')
})

it('enforces the limit of an address without closing connections of others', () => {
  const table = createConnectionTable<string>(10)
  for (const one of ['b1', 'b2', 'b3']) table.open(one, 'b', 3)
  table.open('a1', 'a', 1)
  expect(table.open('a2', 'a', 1)).toBe('a1')
  table.begin('a2')
  expect(table.open('a3', 'a', 1)).toBe('a3')
  expect(table.size).toBe(4)
})

it('forgets closed connections', () => {
  const table = createConnectionTable<string>(2)
  table.open('a1', 'a')
  table.open('a2', 'a')
  table.begin('a2')
  table.close('a2')
  table.end('a2')
  table.close('a2')
  expect(table.open('b1', 'b')).toBeUndefined()
  table.close('a1')
  table.close('b1')
  expect(table.size).toBe(0)
  expect(table.open('c1', 'c')).toBeUndefined()
  expect(table.open('c2', 'c')).toBeUndefined()
  expect(table.open('d1', 'd')).toBe('c1')
})
