import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { AggregateRow, ChangeSet, Put } from '../../domain/merge-protocol.ts'
import { groupBy } from './collections.ts'
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

/** Rows per statement: many enough for few round trips, few enough for the server's memory. */
const BATCH_SIZE = 2_000
/** Statements sent before their answers arrive. It bounds the memory for their parameters. */
const STATEMENTS_IN_FLIGHT = 40

/**
 * Writes a change set within the current transaction, in the order of the protocol. Sends statements without waiting for
 * answers; the server executes them in this order.
 * @throws Error if a row that should exist does not. Then the transaction must not be committed.
 */
export async function applyChangeSet(tx: Transaction, changes: ChangeSet): Promise<void> {
  let sent: Promise<void>[] = []
  for (const statement of statementsOf(changes)) {
    sent.push(runWrite(tx, statement))
    if (sent.length < STATEMENTS_IN_FLIGHT) continue
    await Promise.all(sent)
    sent = []
  }
  await Promise.all(sent)
}

interface WriteStatement {
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
  /** The number of rows that it must write. Absent: any number. */
  readonly count?: number
}

/** The statements of a change set in their order. Encodes the rows of each statement only when it is requested. */
export function* statementsOf(changes: ChangeSet): Generator<WriteStatement> {
  for (const [, edges] of byEnds(changes.droppedEdges)) {
    const { type, fromLabel } = edges[0]!
    const Type = relationshipTypeOf(edges[0]!)
    if (isRollup(type)) yield* inStatements('ingest/drop-rollups', { Type }, 'ids', edges, idOf)
    else yield* byStart('ingest/drop-edges', { Type, From: fromLabel }, edges, dropped)
  }
  for (const [Label, keys] of groupBy(changes.droppedNodes, labelOf, identity))
    yield* inStatements('ingest/drop-nodes', { Label }, 'ids', keys, idOf)

  const nodes = partition(changes.nodes)
  for (const [Label, rows] of groupBy(nodes.created, labelOf, identity))
    yield* inStatements('ingest/create-nodes', { Label }, 'rows', rows, nodeToNeo4j)
  for (const [Label, rows] of groupBy(nodes.changed, labelOf, identity))
    yield* inStatements('ingest/change-nodes', { Label }, 'rows', rows, changedNode)

  const edges = partition(changes.edges)
  for (const [, rows] of byEnds(edges.created)) {
    const { fromLabel, toLabel } = rows[0]!
    const names = { Type: relationshipTypeOf(rows[0]!), From: fromLabel, To: toLabel }
    yield* byStart('ingest/create-edges', names, rows, (batch) => batch.map(createdEdge))
  }
  for (const [, rows] of byEnds(edges.changed)) {
    const { type, fromLabel } = rows[0]!
    const Type = relationshipTypeOf(rows[0]!)
    if (isRollup(type)) yield* inStatements('ingest/change-rollups', { Type }, 'rows', rows, changedRollup)
    else yield* byStart('ingest/change-edges', { Type, From: fromLabel }, rows, changedEdges)
  }
  const runs = runsToMark(changes)
  for (let i = 0; i < runs.length; i += BATCH_SIZE)
    yield { text: statementFile('ingest/mark-shared-runs'), params: { ids: runs.slice(i, i + BATCH_SIZE) } }

  const Label = 'Aggregate'
  const aggregates = partition(changes.aggregates)
  yield* inStatements('ingest/drop-nodes', { Label }, 'ids', changes.droppedAggregates, identity)
  yield* inStatements('ingest/create-nodes', { Label }, 'rows', aggregates.created, aggregateToNeo4j)
  yield* inStatements('ingest/change-nodes', { Label }, 'rows', aggregates.changed, changedAggregate)
}

function* inStatements<T>(
  file: string,
  names: Readonly<Record<string, string>>,
  param: 'rows' | 'ids',
  all: readonly T[],
  encode: (row: T) => unknown,
): Generator<WriteStatement> {
  for (let i = 0; i < all.length; i += BATCH_SIZE) {
    const batch = all.slice(i, i + BATCH_SIZE)
    yield { text: statementFile(file, names), params: { [param]: batch.map(encode) }, count: batch.length }
  }
}

/** Groups edges by their start node, which a statement then finds once. */
function* byStart<E extends EdgeRow>(
  file: string,
  names: Readonly<Record<string, string>>,
  all: readonly E[],
  encode: (edges: readonly E[]) => unknown,
): Generator<WriteStatement> {
  for (let i = 0; i < all.length; i += BATCH_SIZE) {
    const batch = all.slice(i, i + BATCH_SIZE)
    const rows = [...groupBy(batch, startOf, identity)].map(([from, edges]) => ({
      from,
      edges: encode(edges),
    }))
    yield { text: statementFile(file, names), params: { rows }, count: batch.length }
  }
}

async function runWrite(tx: Transaction, { text, params, count }: WriteStatement): Promise<void> {
  const done = (await tx.rows<{ done: number }>(text, params))[0]?.done
  if (count !== undefined && done !== count)
    throw new Error(`${String(done)} of ${count} rows were found by: ${text}`)
}

const identity = <T>(value: T): T => value
const labelOf = <L>(row: { readonly label: L }): L => row.label
const idOf = <I>(row: { readonly id: I }): I => row.id
const startOf = ({ from }: EdgeRow): Id => from

const byEnds = <E extends EdgeRow>(edges: readonly E[]): Map<string, E[]> =>
  groupBy(edges, (row) => `${relationshipTypeOf(row)} ${row.fromLabel} ${row.toLabel}`, identity)

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
