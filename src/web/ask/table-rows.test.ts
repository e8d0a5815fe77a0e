import { describe, expect, it } from 'vitest'
import type { GraphJson } from '../../render/answer-json.ts'
import { cellText, sortRows, tableOf } from './table-rows.ts'

const head = { query: '', complete: true, cuts: [], notes: [], stats: { members: 0, edges: 0, elapsedMs: 0 } }

const graph: GraphJson = {
  kind: 'graph',
  ...head,
  nodes: [
    { id: '1', kind: 'dataset', namespace: 'n', name: 't2', start: true, distance: 0, owner: ['a', 'b'] },
    {
      id: '2',
      kind: 'dataset',
      namespace: 'n',
      name: 't10',
      type: 'VIEW',
      member: true,
      distance: 1,
      more: true,
    },
  ],
  edges: [],
}

describe('the rows of an answer', () => {
  it('are the nodes of a graph, with the fields that they have', () => {
    const { columns, rows } = tableOf(graph)
    expect(columns.map(({ name }) => name)).toEqual([
      'kind',
      'name',
      'namespace',
      'type',
      'distance',
      'marks',
      'owner',
    ])
    expect(columns.filter(({ isNumber }) => isNumber).map(({ name }) => name)).toEqual(['distance'])
    expect(rows.map(({ key, cells }) => [key, ...cells.map(cellText)])).toEqual([
      ['1', 'dataset', 't2', 'n', '', '0', 'start', 'a, b'],
      ['2', 'dataset', 't10', 'n', 'VIEW', '1', 'member, more', ''],
    ])
  })

  it('name the dataset of columns', () => {
    const dataset = { id: 'd', namespace: 'n', name: 'crm.users' }
    const { columns, rows } = tableOf({ ...graph, nodes: [{ ...graph.nodes[0]!, kind: 'column', dataset }] })
    expect(rows[0]!.cells[columns.findIndex(({ name }) => name === 'dataset')]).toBe('crm.users')
  })

  it('are the unchanged rows of a table', () => {
    const table = { kind: 'table', ...head, columns: [{ name: 'type' }], rows: [['a'], [null]] } as const
    expect(tableOf(table).rows).toEqual([
      { key: '0', cells: ['a'] },
      { key: '1', cells: [null] },
    ])
  })

  it('sort by a column, numbers in names as numbers, missing values last', () => {
    const table = tableOf(graph)
    const by = (column: string, descending: boolean) =>
      sortRows(table, { column, descending }).map(({ key }) => key)
    expect(by('name', false)).toEqual(['1', '2'])
    expect(by('name', true)).toEqual(['2', '1'])
    expect(by('type', false)).toEqual(['2', '1'])
    expect(by('type', true)).toEqual(['2', '1'])
    expect(by('distance', true)).toEqual(['2', '1'])
    expect(sortRows(table, undefined)).toBe(table.rows)
    expect(sortRows(table, { column: 'gone', descending: true })).toBe(table.rows)
  })
})
