import { describe, expect, it } from 'vitest'
import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { ANSI } from './palette.ts'
import { renderTree } from './tree.ts'

const SPACE = 'postgres://db:5432'

function node(name: string, more: Partial<NodeJson> = {}): NodeJson {
  return { id: name, kind: 'dataset', namespace: SPACE, name, member: true, ...more }
}

function edge(from: string, to: string, job?: string, more: Partial<EdgeJson> = {}): EdgeJson {
  const jobs = job === undefined ? [] : [{ id: `job:${job}`, namespace: 'etl', name: job }]
  return { from, to, jobs, basis: ['stated'], ...more }
}

function graph(query: string, nodes: readonly NodeJson[], edges: readonly EdgeJson[]): GraphJson {
  const stats = { members: nodes.length, edges: edges.length, elapsedMs: 1 }
  return { kind: 'graph', query, complete: true, cuts: [], notes: [], nodes, edges, stats }
}

const start = { start: true, member: false, distance: 0 }

describe('renderTree', () => {
  it('follows a walk from its start and names the jobs on the edges', () => {
    const answer = graph(
      'downstream of dataset raw',
      [node('raw', start), node('staging', { distance: 1 }), node('mart', { distance: 2, more: true })],
      [edge('raw', 'staging', 'load'), edge('staging', 'mart', 'build', { basis: ['inferred'] })],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      raw  start
      └─ staging  by load
         └─ mart  by build (inferred)  more beyond this depth"
    `)
  })

  it('draws a walk upstream from its start too', () => {
    const answer = graph(
      'upstream of dataset mart',
      [node('mart', start), node('staging', { distance: 1 }), node('raw', { distance: 2 })],
      [edge('raw', 'staging', 'load'), edge('staging', 'mart', 'build')],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      mart  start
      └─ staging  by build
         └─ raw  by load"
    `)
  })

  it('names runs by job and start, and shows the status of unsuccessful ones', () => {
    const run = (id: string, startedAt: string, status: string, distance: number) =>
      node('build', { id, kind: 'run', namespace: 'etl', distance, startedAt, status })
    const answer = graph(
      'upstream of dataset mart at run',
      [
        node('mart', start),
        run('r1', '2026-11-20T06:00:01.250Z', 'succeeded', 1),
        run('r2', '2026-11-21T06:00:01.250Z', 'running', 1),
        node('raw', { distance: 1 }),
      ],
      [
        edge('r1', 'mart', 'build'),
        edge('raw', 'r1', 'build'),
        edge('r2', 'mart', 'build'),
        edge('raw', 'r2', 'build'),
      ],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      mart  start
      ├─ [build 2026-11-20 06:00:01]
      │  └─ raw
      └─ [build 2026-11-21 06:00:01]  running
         └─ raw"
    `)
  })

  it('draws a node in full where the walk first reached it, and mentions it elsewhere', () => {
    const answer = graph(
      'downstream of dataset a',
      [
        node('a', start),
        node('b', { distance: 1 }),
        node('c', { distance: 1 }),
        node('d', { distance: 2 }),
        node('e', { distance: 3 }),
      ],
      [edge('a', 'b'), edge('a', 'c'), edge('b', 'c'), edge('b', 'd'), edge('c', 'd'), edge('d', 'e')],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      a  start
      ├─ b
      │  ├─ c … #2
      │  └─ d  #1
      │     └─ e
      └─ c  #2
         └─ d … #1"
    `)
  })

  it('marks an edge that closes a cycle', () => {
    const answer = graph(
      'upstream of dataset a',
      [node('a', start), node('b', { distance: 1 }), node('c', { distance: 2 })],
      [edge('b', 'a'), edge('a', 'b'), edge('c', 'b'), edge('c', 'c')],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      a  start
      └─ b
         ├─ a ↺  start
         └─ c
            └─ c ↺"
    `)
  })

  it('draws both directions of a lineage', () => {
    const answer = graph(
      'lineage of dataset b',
      [node('b', start), node('a', { distance: 1 }), node('c', { distance: 1 })],
      [edge('a', 'b', 'load'), edge('b', 'c', 'build')],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      b  start
      upstream:
      └─ a  by load
      downstream:
      └─ c  by build"
    `)
  })

  it('shows jobs between the datasets that they join', () => {
    const answer = graph(
      'downstream of dataset raw at job',
      [
        node('raw', start),
        node('load', { id: 'job:load', kind: 'job', namespace: 'etl', distance: 1 }),
        node('staging', { distance: 1 }),
        node('report', { id: 'job:report', kind: 'job', namespace: 'etl', distance: 2 }),
      ],
      [
        edge('raw', 'job:load', 'load'),
        edge('job:load', 'staging', 'load'),
        edge('staging', 'job:report', 'report'),
      ],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      raw  start
      └─ [load]
         └─ staging
            └─ [report]"
    `)
  })

  it('shows the transformation of a column edge and where columns are unknown', () => {
    const column = (name: string, dataset: string, more: Partial<NodeJson>): NodeJson =>
      node(name, {
        id: `${dataset}.${name}`,
        kind: 'column',
        dataset: { id: dataset, namespace: SPACE, name: dataset },
        ...more,
      })
    const answer = graph(
      'downstream of column email of dataset raw',
      [column('email', 'raw', start), column('mail_hash', 'mart', { distance: 1, opaque: true })],
      [
        edge('raw.email', 'mart.mail_hash', 'build', {
          transformations: [{ type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true }],
        }),
      ],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      email of raw  start
      └─ mail_hash of mart  by build (masked)  opaque: columns unknown beyond"
    `)
  })

  it('lists a selection, each with its namespace if there are several', () => {
    const answer = graph('datasets', [node('a'), node('b', { namespace: 's3://lake' })], [])
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "a (postgres://db:5432)
      b (s3://lake)"
    `)
  })

  it('draws nodes that no start leads to as roots of their own', () => {
    const answer = graph(
      'downstream of dataset a where distance > 1',
      [node('a', start), node('c', { distance: 2 }), node('d', { distance: 3 })],
      [edge('c', 'd')],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      a  start
      c
      └─ d"
    `)
  })

  it('marks added and removed nodes', () => {
    const answer = graph(
      'changes since 7d in upstream of dataset a',
      [
        node('a', { ...start, change: 'kept' }),
        node('b', { distance: 1, change: 'added' }),
        node('c', { distance: 1, change: 'removed' }),
      ],
      [edge('b', 'a', 'load', { change: 'added' }), edge('c', 'a', 'load', { change: 'removed' })],
    )
    expect(renderTree(answer)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      a  start
      ├─ b  by load  added
      └─ c  by load  removed"
    `)
  })

  it('writes a placeholder for an empty graph', () => {
    expect(renderTree(graph('datasets like x', [], []))).toBe('(nothing)')
  })

  it('shortens edge labels to fit the width, but never a name', () => {
    const answer = graph(
      'downstream of dataset raw',
      [node('raw', start), node('a_rather_long_name', { distance: 1 })],
      [edge('raw', 'a_rather_long_name', 'and_a_job_with_a_longer_one')],
    )
    expect(renderTree(answer, { width: 40 }).split('\n')[2]).toBe('└─ a_rather_long_name  by and_a_job_wit…')
    expect(renderTree(answer, { width: 10 }).split('\n')[2]).toBe('└─ a_rather_long_name')
  })

  it('escapes names that would affect the terminal or break the line', () => {
    const answer = graph('datasets', [node('evil\u001b[2J\nname\u202e')], [])
    expect(renderTree(answer)).toBe(`evil\\u001b[2J\\nname\\u202e (${SPACE})`)
  })

  it('uses colours only with a palette', () => {
    const answer = graph('dataset a', [node('a', start)], [])
    expect(renderTree(answer)).not.toContain('\u001b')
    expect(renderTree(answer, { palette: ANSI })).toContain('\u001b[1ma\u001b[22m')
  })

  it('numbers mentioned starts too, but not branches that a direction never draws', () => {
    const starts = graph(
      'downstream of { a, b }',
      [node('a', start), node('b', start), node('c', { distance: 1 })],
      [edge('a', 'b'), edge('b', 'c')],
    )
    expect(renderTree(starts)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      a  start
      └─ b … #1  start
      b  start  #1
      └─ c"
    `)
    const knot = graph(
      'lineage of dataset b',
      [node('b', start), node('a', { distance: 1 }), node('c', { distance: 1 })],
      [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')],
    )
    expect(renderTree(knot)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      b  start
      upstream:
      └─ a
         └─ c …
      downstream:
      └─ c
         └─ a …"
    `)
  })

  it('draws a job below the one on the other side of a skipped dataset', () => {
    const job = (id: string) => node(id, { kind: 'job', namespace: 'etl', distance: 1 })
    const skipped = graph(
      'upstream of mart at job skip tmp',
      [node('mart', start), job('build'), job('load'), job('other'), node('raw', { distance: 1 })],
      [
        edge('build', 'mart'),
        edge('load', 'build', undefined, { hidden: 1 }),
        edge('other', 'load', undefined, { hidden: 1 }),
        edge('load', 'other', undefined, { hidden: 1 }),
        edge('raw', 'load'),
      ],
    )
    expect(renderTree(skipped)).toMatchInlineSnapshot(`
      "in postgres://db:5432
      mart  start
      └─ [build]
         └─ [load]  (1 hidden)
            ├─ [other]  (1 hidden)
            │  └─ [load] ↺  (1 hidden)
            └─ raw"
    `)
  })

  it('folds many mentions into one line, as far as it fits', () => {
    const many = Array.from({ length: 8 }, (_, i) => `m${i}`)
    const answer = graph(
      'downstream of dataset a',
      [
        node('a', start),
        node('b', { distance: 1 }),
        ...many.map((name) => node(name, { distance: 1 })),
        node('end', { distance: 2 }),
      ],
      [
        edge('a', 'b', 'load'),
        ...many.flatMap((name) => [edge('a', name, 'load'), edge('b', name, 'join')]),
        edge('m0', 'end', 'build'),
      ],
    )
    expect(renderTree(answer, { width: 60 }).split('\n').slice(1, 6)).toEqual([
      'a  start',
      '├─ b  by load',
      '│  └─ and 8 drawn foldedLine: m0 … #1, m1, m2, m3, m4, m5 +2',
      '├─ m0  by load  #1',
      '│  └─ end  by build',
    ])
    expect(renderTree(answer)).toContain(
      '│  └─ and 8 drawn foldedLine: m0 … #1, m1, m2, m3, m4, m5, m6, m7\n',
    )
  })

  it('stays readable at 200 nodes of which each feeds the whole next layer', () => {
    const [layers, wide] = [20, 10]
    const name = (layer: number, i: number): string => `layer${layer}.n${i}`
    const nodes = [node('source', start)]
    const edges: EdgeJson[] = []
    for (let layer = 0; layer < layers; layer++)
      for (let i = 0; i < wide; i++) {
        nodes.push(node(name(layer, i), { distance: layer + 1 }))
        const sources = layer === 0 ? ['source'] : Array.from({ length: wide }, (_, j) => name(layer - 1, j))
        edges.push(...sources.map((from) => edge(from, name(layer, i), `job${layer}`)))
      }
    const lines = renderTree(graph('downstream of dataset source', nodes, edges), { width: 100 }).split('\n')
    const indented = lines.map((line) => line.replace(/^(?:[│ ] {2})*(?:[├└]─ )?/, ''))
    // Each node once, and one line below each other node that refers to its branches.
    for (const { id } of nodes.slice(1))
      expect(indented.filter((line) => line.startsWith(`${id}  by`)).length, id).toBe(1)
    expect(lines.length).toBeLessThan(2 + nodes.length + nodes.length)
    const drawn = new Set(lines.flatMap((line) => / {2}(#\d+)$/.exec(line)?.[1] ?? []))
    const referred = lines.flatMap((line) => [...line.matchAll(/… (#\d+)/g)].map((match) => match[1]!))
    expect(referred.length).toBeGreaterThan(0)
    for (const number of referred) expect(drawn).toContain(number)
  })

  it('draws a chain of 20,000 nodes without recursion', () => {
    const size = 20_000
    const nodes = Array.from({ length: size }, (_, i) => node(`n${i}`, i === 0 ? start : { distance: i }))
    const edges = nodes.slice(1).map(({ id }, i) => edge(`n${i}`, id))
    const lines = renderTree(graph('downstream of dataset n0', nodes, edges)).split('\n')
    expect(lines).toHaveLength(size + 1)
    expect(lines.at(-1)).toBe('⋮ 19999 n19999')
  })
})
