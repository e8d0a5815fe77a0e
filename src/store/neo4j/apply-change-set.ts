import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { AggregateRow, ChangeSet, Put } from '../../domain/merge-protocol.ts'
import { gather } from './by-id.ts'
import type { Transaction } from './database.ts'
import { isRollup, relationshipTypeOf } from './edge-kinds.ts'
import {
  aggregateChangesToNeo4j,
  aggregateToNeo4j,
  edgeChangesToNeo4j,
  edgeToNeo4j,
  nodeChangesToNeo4j,
  nodeToNeo4j,
} from './rows.ts'
import { runsToMark } from './runs-to-mark.ts'
import { statementFile } from './statement-file.ts'

/** Rows in one statement: enough to make the way to the server cheap, few enough for its memory. */
const AT_ONCE = 2_000
/** Statements that are sent ahead of their answers: so many rows may lie in memory as parameters. */
const AHEAD = 40

/**
 * Writes a change set within the transaction under way, in the order that the protocol gives. The statements are sent
 * one after another without waiting; the server carries them out in that order.
 * @throws Error if a row that should be there is not: the transaction must not be committed then
 */
export async function applyChangeSet(tx: Transaction, changes: ChangeSet): Promise<void> {
  let sent: Promise<void>[] = []
  for (const statement of statementsOf(changes)) {
    sent.push(expectAll(tx, statement))
    if (sent.length < AHEAD) continue
    await Promise.all(sent)
    sent = []
  }
  await Promise.all(sent)
}

/** One statement: what it is to do with how many rows. */
interface Write {
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
  /** Absent where it need not find them all. */
  readonly count?: number
}

/** The statements of a change set in their order, made as they are wanted. Values of rows are encoded then. */
export function* statementsOf(changes: ChangeSet): Generator<Write> {
  for (const [, edges] of byEnds(changes.droppedEdges)) {
    const { type, fromLabel } = edges[0]!
    const Type = relationshipTypeOf(edges[0]!)
    if (isRollup(type)) yield* inSlices('ingest/drop-rollups', { Type }, 'ids', edges, idOf)
    else yield* fromStarts('ingest/drop-edges', { Type, From: fromLabel }, edges, dropped)
  }
  for (const [Label, keys] of gather(changes.droppedNodes, labelOf, same))
    yield* inSlices('ingest/drop-nodes', { Label }, 'ids', keys, idOf)

  const nodes = partition(changes.nodes)
  for (const [Label, rows] of gather(nodes.created, labelOf, same))
    yield* inSlices('ingest/create-nodes', { Label }, 'rows', rows, nodeToNeo4j)
  for (const [Label, rows] of gather(nodes.changed, labelOf, same))
    yield* inSlices('ingest/change-nodes', { Label }, 'rows', rows, changedNode)

  const edges = partition(changes.edges)
  for (const [, rows] of byEnds(edges.created)) {
    const { fromLabel, toLabel } = rows[0]!
    const names = { Type: relationshipTypeOf(rows[0]!), From: fromLabel, To: toLabel }
    yield* fromStarts('ingest/create-edges', names, rows, (some) => some.map(createdEdge))
  }
  for (const [, rows] of byEnds(edges.changed)) {
    const { type, fromLabel } = rows[0]!
    const Type = relationshipTypeOf(rows[0]!)
    if (isRollup(type)) yield* inSlices('ingest/change-rollups', { Type }, 'rows', rows, changedRollup)
    else yield* fromStarts('ingest/change-edges', { Type, From: fromLabel }, rows, changedEdges)
  }
  const runs = runsToMark(changes)
  for (let i = 0; i < runs.length; i += AT_ONCE)
    yield { text: statementFile('ingest/mark-shared-runs'), params: { ids: runs.slice(i, i + AT_ONCE) } }

  const Label = 'Aggregate'
  const aggregates = partition(changes.aggregates)
  yield* inSlices('ingest/drop-nodes', { Label }, 'ids', changes.droppedAggregates, same)
  yield* inSlices('ingest/create-nodes', { Label }, 'rows', aggregates.created, aggregateToNeo4j)
  yield* inSlices('ingest/change-nodes', { Label }, 'rows', aggregates.changed, changedAggregate)
}

function* inSlices<T>(
  file: string,
  names: Readonly<Record<string, string>>,
  param: 'rows' | 'ids',
  all: readonly T[],
  encode: (row: T) => unknown,
): Generator<Write> {
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const some = all.slice(i, i + AT_ONCE)
    yield { text: statementFile(file, names), params: { [param]: some.map(encode) }, count: some.length }
  }
}

/** Edges that start at one node go together. */
function* fromStarts<E extends EdgeRow>(
  file: string,
  names: Readonly<Record<string, string>>,
  all: readonly E[],
  encode: (edges: readonly E[]) => unknown,
): Generator<Write> {
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const some = all.slice(i, i + AT_ONCE)
    const rows = [...gather(some, startOf, same)].map(([from, edges]) => ({ from, edges: encode(edges) }))
    yield { text: statementFile(file, names), params: { rows }, count: some.length }
  }
}

async function expectAll(tx: Transaction, { text, params, count }: Write): Promise<void> {
  const done = (await tx.rows<{ done: number }>(text, params))[0]?.done
  if (count !== undefined && done !== count)
    throw new Error(`${String(done)} of ${count} rows were found by: ${text}`)
}

const same = <T>(value: T): T => value
const labelOf = <L>(row: { readonly label: L }): L => row.label
const idOf = <I>(row: { readonly id: I }): I => row.id
const startOf = ({ from }: EdgeRow): Id => from

const byEnds = <E extends EdgeRow>(edges: readonly E[]): Map<string, E[]> =>
  gather(edges, (row) => `${relationshipTypeOf(row)} ${row.fromLabel} ${row.toLabel}`, same)

const changedNode = (row: Put<NodeRow>): unknown => ({ id: row.id, props: nodeChangesToNeo4j(row) })
const changedAggregate = (row: AggregateRow): unknown => ({ id: row.id, props: aggregateChangesToNeo4j(row) })
const changedRollup = (row: Put<EdgeRow>): unknown => ({ id: row.id, props: edgeChangesToNeo4j(row) })
const changedEdges = (rows: readonly Put<EdgeRow>[]): unknown =>
  Object.fromEntries(rows.map((row) => [row.id, edgeChangesToNeo4j(row)]))
const dropped = (rows: readonly EdgeRow[]): unknown => Object.fromEntries(rows.map(({ id }) => [id, true]))
const createdEdge = (row: EdgeRow): unknown => ({ to: row.to, props: edgeToNeo4j(row) })

function partition<T extends { readonly created: boolean }>(
  rows: readonly T[],
): { readonly created: readonly T[]; readonly changed: readonly T[] } {
  return { created: rows.filter((row) => row.created), changed: rows.filter((row) => !row.created) }
}
