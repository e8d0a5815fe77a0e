import { describe, expect, it } from 'vitest'
import type { GraphJson, PlanJson, TableJson } from './answer-json.ts'
import { renderCsv } from './csv.ts'
import { renderDot } from './dot.ts'
import { FORMATS } from './format-names.ts'
import { renderAs } from './formats.ts'
import { renderMermaid } from './mermaid.ts'
import { renderTable } from './table.ts'

const table: TableJson = {
  kind: 'table',
  query: 'datasets show name, tag, downstreams, lastWritten',
  complete: true,
  cuts: [],
  notes: [],
  columns: [{ name: 'name' }, { name: 'tag' }, { name: 'downstreams' }, { name: 'lastWritten' }],
  rows: [
    ['shop.orders', ['daily', 'pii'], 12, '2026-11-24T01:02:03.004Z'],
    ['=cmd|"calc"', null, -1, null],
    ['客户', '', 3, null],
    ['two\nlines, and a comma', ['x'], null, null],
  ],
  stats: { members: 4, edges: 0, elapsedMs: 1 },
}

const graph: GraphJson = {
  kind: 'graph',
  query: 'downstream of dataset raw',
  complete: false,
  cuts: [
    { limit: 'nodes', value: 2, message: 'the limit of 2 nodes is reached; distances up to 1 are complete' },
  ],
  notes: [{ code: 'unique-ending', severity: 'note', message: 'raw is taken for shop.raw' }],
  nodes: [
    {
      id: 'a',
      kind: 'dataset',
      namespace: 'postgres://db:5432',
      name: 'shop."raw"\\x',
      start: true,
      distance: 0,
    },
    {
      id: 'b',
      kind: 'column',
      namespace: 'postgres://db:5432',
      name: 'e#mail',
      dataset: { id: 'm', namespace: 'postgres://db:5432', name: 'mart <b>' },
      member: true,
      distance: 1,
    },
  ],
  edges: [
    {
      from: 'a',
      to: 'b',
      jobs: [1, 2, 3].map((i) => ({ id: `j${i}`, namespace: 'etl', name: `job "${i}"` })),
      basis: ['inferred'],
    },
  ],
  stats: { members: 1, edges: 1, elapsedMs: 1 },
}

const plan: PlanJson = {
  kind: 'plan',
  query: 'dataset a',
  outline: 'limit 1\n└─ dataset a',
  plan: {},
  statements: [
    { title: 'Names', language: 'sql', text: 'SELECT 1\nFROM x', params: { id: 'a\nb' }, count: 1 },
    { title: 'Fields', language: 'sql', text: 'SELECT 2', params: {}, count: 3 },
  ],
  notes: [],
}

it('shows the number of deleted nodes that a plan skips', () => {
  const rendered = (deleted: PlanJson['deleted']) =>
    renderAs('text', { ...plan, ...(deleted && { deleted }) })
  expect(rendered({ datasets: 2, jobs: 1 })).toContain(
    'passed by\n  2 datasets and 1 job that were deleted\n',
  )
  expect(rendered({ datasets: 0, jobs: 2 })).toContain('passed by\n  2 jobs that were deleted\n')
  expect(rendered(undefined)).not.toContain('passed by')
})

describe('an answer to `changes`', () => {
  const [start, other] = graph.nodes
  const [edge] = graph.edges
  const changed: GraphJson = {
    ...graph,
    nodes: [
      { ...start!, change: 'kept' },
      { ...other!, change: 'added' },
      { ...other!, id: 'c', change: 'removed' },
    ],
    edges: [
      { ...edge!, jobs: [], change: 'added' },
      { ...edge!, jobs: [], to: 'c', change: 'removed' },
    ],
    stats: { members: 2, edges: 2, elapsedMs: 1 },
  }

  it('counts added and removed members', () => {
    expect(renderAs('tree', changed)).toContain('2 members (1 added, 1 removed), 2 edges, incomplete')
    expect(renderAs('tree', graph)).toContain('1 member, 1 edge, incomplete')
  })

  it('adds a column to a table', () => {
    expect(
      renderAs('csv', changed)
        ?.split('\r\n')
        .map((line) => line.split(',').includes('added')),
    ).toEqual([false, false, true, false, false])
  })

  it('marks added and removed nodes in DOT and Mermaid', () => {
    expect(renderDot(changed)).toContain(
      'n0 -> n1 [label="(inferred, added)", style=dashed, color="#1a7f37"]',
    )
    expect(renderDot(changed)).toContain(
      'n0 -> n2 [label="(inferred, removed)", style=dashed, color="#cf222e"]',
    )
    expect(renderDot(changed)).toMatch(/n2 \[.*color="#cf222e"\]/)
    expect(renderMermaid(changed)).toContain('n0 -.->|"(inferred, added)"| n1')
    expect(renderMermaid(changed)).toContain('classDef added stroke:#1a7f37\n  class n1 added')
    expect(renderMermaid(changed)).toContain('class n2 removed')
  })
})

describe('renderTable', () => {
  it('aligns texts left and numbers right, and shows null', () => {
    expect(renderTable(table)).toMatchInlineSnapshot(`
      "name                     tag         downstreams  lastWritten
      ───────────────────────  ──────────  ───────────  ────────────────────────
      shop.orders              daily, pii           12  2026-11-24T01:02:03.004Z
      =cmd|"calc"              null                 -1  null
      客户                                           3  null
      two\\nlines, and a comma  x                  null  null"
    `)
  })

  it('writes the nodes of a graph', () => {
    expect(renderTable(graph)).toMatchInlineSnapshot(`
      "distance  kind     namespace           name          dataset                      start
      ────────  ───────  ──────────────────  ────────────  ───────────────────────────  ─────
             0  dataset  postgres://db:5432  shop."raw"\\x  null                         true
             1  column   postgres://db:5432  e#mail        postgres://db:5432/mart <b>  null"
    `)
  })

  it('writes a placeholder for an empty table', () => {
    expect(renderTable({ ...table, rows: [] })).toBe('(no rows)')
  })
})

describe('renderCsv', () => {
  it('quotes by RFC 4180 and neutralises formulas', () => {
    expect(renderCsv(table).split('\r\n')).toEqual([
      'name,tag,downstreams,lastWritten',
      'shop.orders,daily; pii,12,2026-11-24T01:02:03.004Z',
      `"'=cmd|""calc""",,-1,`,
      '客户,"",3,',
      '"two\nlines, and a comma",x,,',
      '',
    ])
  })

  it('writes the nodes of a graph', () => {
    expect(renderCsv(graph)).toMatchInlineSnapshot(`
      "distance,kind,namespace,name,dataset,start
      0,dataset,postgres://db:5432,"shop.""raw""\\x",,true
      1,column,postgres://db:5432,e#mail,postgres://db:5432/mart <b>,
      "
    `)
  })
})

describe('renderDot', () => {
  it('escapes names and writes remarks as comments', () => {
    expect(renderDot(graph)).toMatchInlineSnapshot(`
      "// incomplete: the limit of 2 nodes is reached; distances up to 1 are complete
      // note: raw is taken for shop.raw
      digraph lineage {
        rankdir=LR
        node [fontname="Helvetica", fontsize=11]
        edge [fontname="Helvetica", fontsize=9, color="#666666"]
        n0 [label="shop.\\"raw\\"\\\\x", tooltip="dataset postgres://db:5432/shop.\\"raw\\"\\\\x", shape=cylinder, style=filled, fillcolor="#cfe8ff"]
        n1 [label="e#mail of mart <b>", tooltip="column postgres://db:5432/e#mail", shape=box]
        n0 -> n1 [label="job \\"1\\", job \\"2\\" +1 (inferred)", style=dashed]
      }
      "
    `)
  })
})

describe('renderMermaid', () => {
  it('escapes names as entities', () => {
    expect(renderMermaid(graph)).toMatchInlineSnapshot(`
      "flowchart LR
        %% incomplete: the limit of 2 nodes is reached; distances up to 1 are complete
        %% note: raw is taken for shop.raw
        n0[("shop.#34;raw#34;#92;x")]
        n1["e#35;mail of mart #60;b#62;"]
        n0 -.->|"job #34;1#34;, job #34;2#34; +1 (inferred)"| n1
        classDef start fill:#cfe8ff,stroke:#0969da
        class n0 start
      "
    `)
  })
})

describe('renderAs', () => {
  it('ends text for people with counts, cuts and notes', () => {
    expect(renderAs('text', graph)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      shop."raw"\\x  start
      └─ e#mail of mart <b>  by job "1", job "2" +1 (inferred)

      1 member, 1 edge, incomplete
      incomplete: the limit of 2 nodes is reached; distances up to 1 are complete
      note: raw is taken for shop.raw
      "
    `)
  })

  it('writes a plan for people', () => {
    expect(renderAs('text', plan)).toMatchInlineSnapshot(`
      "query
        dataset a

      plan
        limit 1
        └─ dataset a

      Names (sql)
        SELECT 1
        FROM x
        $id = "a\\nb"

      Fields (sql, sent 3 times)
        SELECT 2
      "
    `)
  })

  it('ends a plan with the limits that its run hit', () => {
    const cuts = [{ limit: 'time', value: 1, message: 'the time was up' }]
    expect(renderAs('text', { ...plan, cuts })).toBe(
      renderAs('text', plan)! + '\nincomplete: the time was up\n',
    )
  })

  it('is undefined if a format cannot represent the answer', () => {
    const carried = (answer: GraphJson | TableJson | PlanJson) =>
      FORMATS.filter((format) => renderAs(format, answer) !== undefined)
    expect(carried(graph)).toEqual([...FORMATS])
    expect(carried(table)).toEqual(['json', 'text', 'tree', 'table', 'csv', 'ndjson'])
    expect(carried(plan)).toEqual(['json', 'text', 'tree'])
  })
})
