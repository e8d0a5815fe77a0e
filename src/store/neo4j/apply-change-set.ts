import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { ChangeSet } from '../../domain/merge-protocol.ts'
import { distinct, gather } from './by-id.ts'
import type { Transaction } from './database.ts'
import { isRollup } from './edge-kinds.ts'
import { aggregateToNeo4j, edgeToNeo4j, nodeToNeo4j } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** Rows in one statement: enough to make the way to the server cheap, few enough for its memory. */
const AT_ONCE = 2_000

/**
 * Writes a change set within the transaction under way, in the order that the protocol gives. The statements are sent
 * one after another without waiting; the server carries them out in that order.
 * @throws Error if a row that should be there is not: the transaction must not be committed then
 */
export async function applyChangeSet(tx: Transaction, changes: ChangeSet): Promise<void> {
  const sent: Promise<void>[] = []
  const send = (text: string, name: 'rows' | 'ids', all: readonly unknown[]): void => {
    for (let i = 0; i < all.length; i += AT_ONCE) {
      const some = all.slice(i, i + AT_ONCE)
      sent.push(expectAll(tx, text, { [name]: some }, some.length))
    }
  }

  for (const [, rows] of byEnds(changes.droppedEdges)) send(dropEdges(rows[0]!), 'rows', rows.map(placeOf))
  for (const [Label, ids] of gather(changes.droppedNodes, labelOf, idOf))
    send(statementFile('ingest/drop-nodes', { Label }), 'ids', ids)

  const nodes = partition(changes.nodes)
  for (const [Label, rows] of gather(nodes.created, labelOf, nodeToNeo4j))
    send(statementFile('ingest/create-nodes', { Label }), 'rows', rows)
  for (const [Label, rows] of gather(nodes.changed, labelOf, nodeToNeo4j))
    send(statementFile('ingest/change-nodes', { Label }), 'rows', rows)

  const edges = partition(changes.edges)
  for (const [, rows] of byEnds(edges.created)) send(createEdges(rows[0]!), 'rows', rows.map(withProps))
  for (const [, rows] of byEnds(edges.changed)) send(changeEdges(rows[0]!), 'rows', rows.map(withProps))

  const runs = runsToMark(changes)
  for (let i = 0; i < runs.length; i += AT_ONCE) sent.push(markSharedRuns(tx, runs.slice(i, i + AT_ONCE)))

  const Label = 'Aggregate'
  const aggregates = partition(changes.aggregates)
  send(statementFile('ingest/drop-nodes', { Label }), 'ids', changes.droppedAggregates)
  send(statementFile('ingest/create-nodes', { Label }), 'rows', aggregates.created.map(aggregateToNeo4j))
  send(statementFile('ingest/change-nodes', { Label }), 'rows', aggregates.changed.map(aggregateToNeo4j))

  await Promise.all(sent)
}

async function expectAll(
  tx: Transaction,
  text: string,
  params: Readonly<Record<string, unknown>>,
  count: number,
): Promise<void> {
  const done = (await tx.rows<{ done: number }>(text, params))[0]?.done
  if (done !== count) throw new Error(`${String(done)} of ${count} rows were found by: ${text}`)
}

/** The runs of which the own job, the start or a place in a job may have changed. */
function runsToMark({ nodes, edges }: ChangeSet): readonly Id[] {
  return distinct([
    ...nodes.filter(({ label }) => label === 'Run').map(idOf),
    ...edges.filter(isRunOfJob).map(({ from }) => from),
  ])
}

async function markSharedRuns(tx: Transaction, ids: readonly Id[]): Promise<void> {
  await tx.rows(statementFile('ingest/mark-shared-runs'), { ids })
}

const labelOf = <L>(row: { readonly label: L }): L => row.label
const idOf = <I>(row: { readonly id: I }): I => row.id

const isRunOfJob = ({ type, fromLabel, toLabel }: EdgeRow): boolean =>
  type === 'PART_OF' && fromLabel === 'Run' && toLabel === 'Job'

const byEnds = <E extends EdgeRow>(edges: readonly E[]): Map<string, E[]> =>
  gather(
    edges,
    ({ type, fromLabel, toLabel }) => `${type} ${fromLabel} ${toLabel}`,
    (edge) => edge,
  )

const placeOf = ({ id, from }: EdgeRow): unknown => ({ id, from })
const withProps = (row: EdgeRow): unknown => ({
  id: row.id,
  from: row.from,
  to: row.to,
  props: edgeToNeo4j(row),
})

const createEdges = ({ type, fromLabel, toLabel }: EdgeRow): string =>
  statementFile('ingest/create-edges', { Type: type, From: fromLabel, To: toLabel })
const changeEdges = ({ type, fromLabel }: EdgeRow): string =>
  isRollup(type)
    ? statementFile('ingest/change-rollups', { Type: type })
    : statementFile('ingest/change-edges', { Type: type, From: fromLabel })
const dropEdges = ({ type, fromLabel }: EdgeRow): string =>
  isRollup(type)
    ? statementFile('ingest/drop-rollups', { Type: type })
    : statementFile('ingest/drop-edges', { Type: type, From: fromLabel })

function partition<T extends { readonly created: boolean }>(
  rows: readonly T[],
): { readonly created: readonly T[]; readonly changed: readonly T[] } {
  return { created: rows.filter((row) => row.created), changed: rows.filter((row) => !row.created) }
}
