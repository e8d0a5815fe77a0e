import { expect, it } from 'vitest'
import type { GraphJson } from './answer-json.ts'
import { renderDot } from './dot.ts'
import { renderMermaid } from './mermaid.ts'
import { renderTable } from './table.ts'
import { renderTree } from './tree.ts'

const node = (name: string, more: object) => ({
  id: name,
  kind: 'dataset' as const,
  namespace: 'n',
  name,
  ...more,
})
const edge = (from: string, to: string, job: string, more: object = {}) => ({
  from,
  to,
  jobs: [{ id: job, namespace: 'n', name: job }],
  basis: ['stated'] as const,
  ...more,
})

/** a → b, once directly and once through two skipped nodes, and b → c. */
const graph: GraphJson = {
  kind: 'graph',
  query: 'paths from a to c skip datasets like t*',
  complete: true,
  cuts: [],
  notes: [],
  nodes: [
    node('a', { start: true, distance: 0 }),
    node('b', { member: true, distance: 1 }),
    node('c', { member: true, distance: 2, cycle: 2 }),
  ],
  edges: [edge('a', 'b', 'load'), edge('a', 'b', 'detour', { hidden: 2 }), edge('b', 'c', 'build')],
  paths: [['a', 'b', 'c']],
  stats: { members: 2, edges: 3, elapsedMs: 1 },
}

it('a tree draws a node once if two edges lead to it, and lists the paths', () => {
  const text = renderTree(graph)
  expect(text).toContain('by detour (2 hidden)')
  expect(text.match(/by build/gu)).toHaveLength(1)
  expect(text).toContain('c  by build  cycle 2')
  expect(text.endsWith('\npath:\n  a → b → c')).toBe(true)
})

it('a tree counts the paths that it does not list', () => {
  const many = renderTree({ ...graph, paths: Array.from({ length: 23 }, () => ['a', 'b']) })
  expect(many).toContain('23 paths:')
  expect(many.endsWith('  and 3 more')).toBe(true)
})

it('a table shows the number of a cycle', () => {
  expect(renderTable(graph).split('\n')[0]).toContain('cycle')
})

it('drawings use dotted lines for skipped nodes and highlight the first path', () => {
  const dot = renderDot(graph)
  expect(dot).toMatch(/n0 -> n1 \[label="detour \(2 hidden\)", style=dotted/u)
  expect(dot.match(/penwidth=2\.5/gu)).toHaveLength(3)
  const mermaid = renderMermaid(graph)
  expect(mermaid).toContain('n0 -.->|"detour (2 hidden)"| n1')
  expect(mermaid).toContain('linkStyle 0,1,2 stroke')
})
