import { expect, it } from 'vitest'
import { StatementList } from './statement-list.ts'

it('lists a text that is sent again once, with its first parameters', () => {
  const list = new StatementList('sql')
  list.add('names', 'SELECT 1', () => ({ 1: 'a' }))
  list.add('fields', 'SELECT 1', () => ({}))
  list.add('names', 'SELECT 1', () => ({ 1: 'b' }))
  expect(list.statements).toEqual([
    { title: 'names', language: 'sql', text: 'SELECT 1', params: { 1: 'a' }, count: 2 },
    { title: 'fields', language: 'sql', text: 'SELECT 1', params: {}, count: 1 },
  ])
})

it('shortens long lists and texts, at any depth, and says by how much', () => {
  const list = new StatementList('cypher')
  const ids = Array.from({ length: 22 }, (_, i) => `id ${i}`)
  list.add('names', 'MATCH', () => ({ ids, items: [{ ids }], text: 'x'.repeat(1_003), n: 5, none: null }))
  const shown = [...ids.slice(0, 20), '… 2 more']
  expect(list.statements[0]?.params).toEqual({
    ids: shown,
    items: [{ ids: shown }],
    text: `${'x'.repeat(1_000)}… 3 more characters`,
    n: 5,
    none: null,
  })
})
