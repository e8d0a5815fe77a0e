import { beforeAll, afterAll, beforeEach, expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyGraph } from '../../../test/neo4j/test-database.ts'
import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import {
  EDGES,
  NODES,
  type EdgeType,
  type NodeLabel,
  type PropKind,
  type Props,
  type PropValue,
} from '../../domain/graph-schema.ts'
import { idOf, type Id } from '../../domain/ids.ts'
import { noChanges } from '../../domain/merge/no-changes.test-support.ts'
import { propsWithout } from '../../domain/merge/props.ts'
import type { AggregateRow, ChangeSet } from '../../domain/merge-protocol.ts'
import { FOREVER } from '../../domain/time.ts'
import type { DumpRow } from '../lineage-store.ts'
import { applyChangeSet } from './apply-change-set.ts'
import { openDatabase, type Database } from './database.ts'
import { dump } from './dump.ts'
import { loadFacts } from './load-facts.ts'
import { migrate } from './migrate.ts'

const texts = ['plain', 'ünï © 🐘', 'quote \' " ` \\ $x', 'line\nbreak\u0000nul', 'half \ud83d', '']
const ints = [0, 1, -5, 1_700_000_000_123, FOREVER, 2 ** 53 - 1, 2 ** 60, 1e300]
const values: { readonly [K in PropKind]: readonly PropValue[] } = {
  text: texts,
  json: ['{"a":[1,{"b":null}]}', '"\\ud83d"'],
  int: ints,
  bool: [true, false],
  texts: [[], texts, ['half \ud83d']],
  ints: [[], [20410, 20416, 20420, 20420], [2 ** 60]],
}

/** Rows that together have every property with every kind of value. The last row has no properties. */
function propsOf(kinds: Readonly<Record<string, PropKind>>): readonly Props[] {
  const most = Math.max(...Object.values(values).map(({ length }) => length))
  const rows = Array.from({ length: most }, (_, i) =>
    Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [name, values[kind][i % values[kind].length]!]),
    ),
  )
  return [...rows, {}]
}

const nodes: readonly NodeRow[] = (Object.keys(NODES) as NodeLabel[]).flatMap((label) =>
  propsOf(NODES[label]).map((props, i) => ({ label, id: idOf(label, `node ${i}`), props })),
)

const edges: readonly EdgeRow[] = (Object.keys(EDGES) as EdgeType[]).flatMap((type) =>
  EDGES[type].ends.flatMap(([fromLabel, toLabel]) =>
    propsOf(EDGES[type].props).map((props, i) => ({
      type,
      id: idOf(type, fromLabel, toLabel, i),
      fromLabel,
      from: idOf(fromLabel, 'node 0'),
      toLabel,
      to: idOf(toLabel, `node ${i % 3}`),
      props,
    })),
  ),
)

const aggregates: readonly AggregateRow[] = [
  { id: idOf('Aggregate', 1), body: { kind: 'run', text: 'half \ud83d', deep: [{ n: 1.5 }, null] } },
  {
    id: idOf('Aggregate', 2),
    body: {},
    run: idOf('Run', 'r'),
    parent: idOf('Run', 'p'),
    root: idOf('Run', 'o'),
    job: idOf('Job', 'j'),
    parentJob: idOf('Job', 'p'),
    rootJob: idOf('Job', 'o'),
    subject: idOf('Subject', 's'),
    at: 1_700_000_000_000,
  },
]

const byId = (a: { readonly id: Id }, b: { readonly id: Id }): number => (a.id < b.id ? -1 : 1)
const expected: readonly DumpRow[] = [
  ...[...nodes]
    .sort((a, b) => (a.label === b.label ? byId(a, b) : a.label < b.label ? -1 : 1))
    .map((row) => ({ kind: 'node', row }) as const),
  ...[...edges]
    .sort((a, b) => (a.type === b.type ? byId(a, b) : a.type < b.type ? -1 : 1))
    .map((row) => ({ kind: 'edge', row }) as const),
  ...[...aggregates].sort(byId).map((row) => ({ kind: 'aggregate', row }) as const),
]

const creating: ChangeSet = {
  ...noChanges,
  nodes: nodes.map((row) => ({ ...row, created: true })),
  edges: edges.map((row) => ({ ...row, created: true })),
  aggregates: aggregates.map((row) => ({ ...row, created: true })),
}

/** Change sets never change `deleted`: they drop the roll-up and create another one. */
const deletedOf = ({ deleted }: Props): Props => (deleted === undefined ? {} : { deleted })

describeNeo4j('rows in Neo4j', (connection) => {
  let database: Database
  const how = { timeoutMs: 60_000 }
  const apply = (changes: ChangeSet): Promise<void> =>
    database.write((tx) => applyChangeSet(tx, changes), how)
  const dumped = async (): Promise<readonly DumpRow[]> => Array.fromAsync(dump(database))

  beforeAll(async () => {
    database = openDatabase(connection)
    await emptyGraph(connection)
    await migrate(database)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyGraph(connection)
    await apply(creating)
  })

  it('are dumped exactly as they were written, in the order of dumps', async () => {
    expect(await dumped()).toEqual(expected)
  })

  it('are replaced completely, so that former properties are removed', async () => {
    const bare = <R extends NodeRow | EdgeRow>(row: R) => ({
      ...row,
      props: deletedOf(row.props),
      created: false,
    })
    await apply({
      ...noChanges,
      nodes: nodes.map(bare),
      edges: edges.map(bare),
      aggregates: aggregates.map(({ id }) => ({ id, body: { again: true }, created: false })),
    })
    expect(await dumped()).toEqual(
      expected.map(({ kind, row }) =>
        kind === 'aggregate'
          ? { kind, row: { id: row.id, body: { again: true } } }
          : { kind, row: { ...row, props: deletedOf((row as NodeRow).props) } },
      ),
    )
  })

  it('change from any properties to any others, by the differing properties', async () => {
    const others = <R extends NodeRow | EdgeRow>(rows: readonly R[]): readonly (R & { former: Props })[] =>
      rows.map((row, i) => {
        const next = propsWithout(rows[(i + 1) % rows.length]!.props, 'deleted')
        return { ...row, props: { ...next, ...deletedOf(row.props) }, former: row.props }
      })
    const byKind = <R extends NodeRow | EdgeRow>(rows: readonly R[], kind: (row: R) => string) =>
      [...Map.groupBy(rows, kind).values()].flatMap(others)
    const changedNodes = byKind(nodes, ({ label }) => label)
    const changedEdges = byKind(edges, ({ type, fromLabel, toLabel }) => `${type} ${fromLabel} ${toLabel}`)
    await apply({
      ...noChanges,
      nodes: changedNodes.map((row) => ({ ...row, created: false })),
      edges: changedEdges.map((row) => ({ ...row, created: false })),
    })
    const props = new Map([...changedNodes, ...changedEdges].map((row) => [row.id, row.props]))
    expect(await dumped()).toEqual(
      expected.map(({ kind, row }) => ({
        kind,
        row: kind === 'aggregate' ? row : { ...row, props: props.get(row.id) },
      })),
    )
  })

  it('have the same id after a roll-up has moved to other ends', async () => {
    const before = edges.find(({ type, fromLabel }) => type === 'DERIVED_FROM' && fromLabel === 'Dataset')!
    const after = { ...before, to: idOf('Dataset', 'node 5'), from: idOf('Dataset', 'node 4') }
    await apply({ ...noChanges, droppedEdges: [before], edges: [{ ...after, created: true }] })
    const facts = await database.read(
      (tx) => loadFacts(tx, { edges: [{ type: 'DERIVED_FROM', id: before.id }] }),
      how,
    )
    expect(facts.edges).toEqual([after])
  })

  it('disappear when they are dropped', async () => {
    await apply({
      ...noChanges,
      droppedEdges: edges,
      droppedNodes: nodes,
      droppedAggregates: aggregates.map(({ id }) => id),
    })
    expect(await dumped()).toEqual([])
  })

  it('do not change if a row to change does not exist', async () => {
    const [first] = nodes
    const missing: NodeRow = { ...first!, id: idOf('Nowhere') }
    await expect(
      apply({
        ...noChanges,
        nodes: [
          { ...first!, props: {}, created: false },
          { ...missing, created: false },
        ],
      }),
    ).rejects.toThrow('1 of 2 rows were found')
    expect(await dumped()).toEqual(expected)
  })

  it('are found by label and id, or by type and id; null if they do not exist', async () => {
    const nowhere = idOf('Nowhere')
    const facts = await database.read(
      (tx) =>
        loadFacts(tx, {
          nodes: [...nodes, { label: 'Dataset', id: nowhere }, nodes[0]!],
          edges: [...edges, { type: 'READ', id: nowhere, from: nowhere }, { type: 'READS', id: nowhere }],
          aggregates: [aggregates[1]!.id, nowhere, aggregates[0]!.id],
        }),
      how,
    )
    expect(facts.nodes).toEqual([...nodes, null, nodes[0]])
    expect(facts.edges).toEqual([...edges, null, null])
    expect(facts.aggregates).toEqual([aggregates[1], null, aggregates[0]])
  })
})
