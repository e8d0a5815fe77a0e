import { DatabaseSync } from 'node:sqlite'

import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import {
  EDGES,
  NODES,
  type EdgeType,
  type NodeLabel,
  type PropKind,
  type Props,
} from '../../domain/graph-schema.ts'
import type { Id } from '../../domain/ids.ts'
import type { AggregateRow } from '../../domain/merge-protocol.ts'
import type { JsonObject } from '../../lib/json.ts'
import { EDGE_KINDS } from './edge-kind.ts'
import { openGraph, type Graph } from './graph.ts'
import { migrate } from './migrate.ts'
import { runs } from '../../../test/runs.ts'

function emptyGraph(): Graph {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  return openGraph(db)
}

const id = fc.uuid() as fc.Arbitrary<Id>
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '0012', '1e5', '=x', '\ud800', 'a\u0000b', 'x'.repeat(300), `00${'1'.repeat(300)}`),
)
const int = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, 253_402_300_799_999))

const VALUES: { readonly [K in PropKind]: fc.Arbitrary<Props[string]> } = {
  text: fc.oneof(text, id),
  int,
  bool: fc.boolean(),
  texts: fc.array(text, { maxLength: 4 }),
  ints: fc.array(int, { maxLength: 6 }),
  json: fc.oneof(fc.json({ maxDepth: 2 }), text),
}

function propsOf(kinds: { readonly [name: string]: PropKind }): fc.Arbitrary<Props> {
  const record = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, VALUES[kind]]))
  return fc.record(record, { requiredKeys: [] }) as fc.Arbitrary<Props>
}

const node: fc.Arbitrary<NodeRow> = fc
  .constantFrom(...(Object.keys(NODES) as NodeLabel[]))
  .chain((label) => fc.record({ label: fc.constant(label), id, props: propsOf(NODES[label]) }))

const edge: fc.Arbitrary<EdgeRow> = fc
  .constantFrom(
    ...Object.entries(EDGES).flatMap(([type, { ends }]) =>
      ends.map((pair) => [type as EdgeType, pair] as const),
    ),
  )
  .chain(([type, [fromLabel, toLabel]]) =>
    fc
      .record({
        type: fc.constant(type),
        id,
        fromLabel: fc.constant(fromLabel),
        from: id,
        toLabel: fc.constant(toLabel),
        to: id,
        props: propsOf(EDGES[type].props),
        pointsAtEnd: fc.boolean(),
      })
      .map(({ pointsAtEnd, ...row }) =>
        pointsAtEnd && 'datasetId' in EDGES[type].props
          ? { ...row, props: { ...row.props, datasetId: row.to } }
          : row,
      ),
  )

const slots = fc.record(
  {
    run: id,
    parent: id,
    root: id,
    job: id,
    parentJob: id,
    rootJob: id,
    subject: id,
    at: fc.integer({ min: 0 }),
  },
  { requiredKeys: [] },
)
const aggregate: fc.Arbitrary<AggregateRow> = fc
  .tuple(
    id,
    slots,
    fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.constant('long '.repeat(200)), fc.integer())),
  )
  .map(([key, found, body]) => ({ id: key, ...found, body }))

/** Whether to pass the former state of the row to the table; true for about half of the rows. */
const passesFormer = ({ id }: { readonly id: Id }): boolean => id.charCodeAt(0) % 2 === 0

it('returns every node as it was put, new or over an older one', () => {
  fc.assert(
    fc.property(node, fc.infiniteStream(node), (first, others) => {
      const graph = emptyGraph()
      graph.nodes.put({ ...first, created: true })
      expect(graph.nodes.get(first.label, first.id)).toEqual(first)
      let last = first
      for (const other of others.take(50).filter(({ label }) => label === first.label)) {
        const next = { ...other, id: first.id }
        graph.nodes.put({ ...next, created: false, ...(passesFormer(other) && { former: last.props }) })
        expect(graph.nodes.get(first.label, first.id)).toEqual(next)
        last = next
      }
      graph.nodes.drop(first.label, first.id)
      expect(graph.nodes.get(first.label, first.id)).toBeUndefined()
    }),
    { numRuns: runs(150) },
  )
})

it('returns every edge as it was put, by its key and at both ends', () => {
  fc.assert(
    fc.property(edge, fc.infiniteStream(edge), (first, others) => {
      const graph = emptyGraph()
      if (first.toLabel === 'Job') graph.nodes.put({ label: 'Job', id: first.to, props: {}, created: true })
      graph.edges.put({ ...first, created: true })
      const expectEdge = (row: EdgeRow): void => {
        expect(graph.edges.get({ type: row.type, id: row.id, from: row.from })).toEqual(row)
        expect(graph.edges.get({ type: row.type, id: row.id })).toEqual(row)
        expect(graph.edges.at(row.type, 'from', row.from)).toEqual([row])
        expect(graph.edges.at(row.type, 'to', row.to)).toEqual([row])
      }
      expectEdge(first)
      let last = first
      for (const other of others.take(50).filter(({ type }) => type === first.type)) {
        const next = { ...first, props: other.props }
        graph.edges.put({ ...next, created: false, ...(passesFormer(other) && { former: last.props }) })
        expectEdge(next)
        last = next
      }
      graph.edges.drop(last)
      expect(graph.edges.get(first)).toBeUndefined()
      expect(graph.edges.at(first.type, 'to', first.to)).toEqual([])
    }),
    { numRuns: runs(150) },
  )
})

it('returns every aggregate, by its id and by each slot', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aggregate, { selector: (row) => row.id, maxLength: 8 }), id, (rows, job) => {
      const graph = emptyGraph()
      const all = rows.map((row) => ({ ...row, job })).sort((a, b) => (a.id < b.id ? -1 : 1))
      for (const row of all) graph.aggregates.put(row, true)
      for (const row of all) {
        expect(graph.aggregates.get(row.id)).toEqual(row)
        if (row.parentJob !== undefined)
          expect(graph.aggregates.by('parentJob', row.parentJob)).toEqual([row])
      }
      expect(graph.aggregates.by('job', job)).toEqual(all)
      const changed = all.map((row) => ({ ...row, body: { ...row.body, more: 'x'.repeat(500) } }))
      for (const row of changed) graph.aggregates.put(row, false)
      expect(graph.aggregates.by('job', job)).toEqual(changed)
      for (const row of changed) graph.aggregates.drop(row.id)
      expect(graph.aggregates.by('job', job)).toEqual([])
    }),
    { numRuns: runs(60) },
  )
})

it('stores similar bodies of a job in little space', () => {
  const graph = emptyGraph()
  const job = 'aaaaaaaa-0000-4000-8000-000000000000' as Id
  const body = (i: number): JsonObject => ({
    runId: crypto.randomUUID(),
    facets: Object.fromEntries(
      Array.from({ length: 30 }, (_, k) => [`facet${k}`, { value: `v${k * k}`, stamp: [i, 4] }]),
    ),
  })
  for (let i = 0; i < 20; i++) {
    const row = { id: crypto.randomUUID() as Id, job, body: body(i) }
    graph.aggregates.put(row, true)
    expect(graph.aggregates.get(row.id)).toEqual(row)
  }
  const [last] = Object.values(graph.db.prepare('SELECT length(body) FROM aggregate ORDER BY n DESC').get()!)
  expect(JSON.stringify(body(1)).length).toBeGreaterThan(1000)
  expect(last).toBeLessThan(250)
})

it('has a kind for every edge of the graph schema', () => {
  const known = new Set(EDGE_KINDS.map((kind) => `${kind.type} ${kind.from} ${kind.to}`))
  const wanted = Object.entries(EDGES).flatMap(([type, { ends }]) =>
    ends.map(([from, to]) => `${type} ${from} ${to}`),
  )
  expect(known).toEqual(new Set(wanted))
  expect(new Set(EDGE_KINDS.map((kind) => kind.code)).size).toBe(EDGE_KINDS.length)
})
