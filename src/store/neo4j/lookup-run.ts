import { isUuid, type Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import type { NameMatches, NameRequest } from '../../query/read-requests.ts'
import { NearMissTable, searchAside, type NearMissBudget } from '../near-misses.ts'
import { runMatches, type RunFinds } from '../run-matches.ts'
import type { Transaction } from './database.ts'
import { refs } from './reading/refs.ts'
import { statementFile } from './statement-file.ts'

const NEAREST = 5

interface Row {
  readonly id: Id
  readonly runId: Id
}

/** Resolves the text for a run or operation by id, by the producer's runId, or by external id; or any entity by id. */
export async function lookupRun(
  tx: Transaction,
  of: NameRequest['of'],
  text: string,
  budget: NearMissBudget,
): Promise<NameMatches> {
  const id = isUuid(text) ? (text.toLowerCase() as Id) : undefined
  const reported = (runs: readonly Id[]) => tx.rows<Row>(statementFile('read/operations-reported'), { runs })
  const own = id === undefined ? [] : await reported([id])
  const external = (await tx.rows<{ id: Id }>(statementFile('read/runs-called'), { externalId: text })).map(
    (row) => row.id,
  )
  const ofExternal = external.length === 0 ? [] : await reported(external)
  const found = own.length > 0 || external.length > 0
  const near =
    found || of === 'operation' || !budget.takeName()
      ? []
      : await tx.rows<{ id: Id; externalId: string }>(statementFile('read/runs-nearby'))
  const table = new NearMissTable(near, ({ externalId }) => externalId)
  const nearest = await searchAside(table.search(text, NEAREST), () => budget.hasTime())

  const aliasOf = id === undefined ? [] : await tx.rows<{ id: Id }>(statementFile('read/canonical'), { id })
  const byId = aliasOf[0]?.id ?? id
  const ids = [
    ...(byId === undefined ? [] : [byId]),
    ...external,
    ...[...own, ...ofExternal].flatMap((row) => [row.id, row.runId]),
    ...nearest.map((row) => row.id),
  ]
  const named = await refs(tx, { kind: 'refs', ids })
  const known = (wanted: readonly (Id | undefined)[]): NodeRef[] =>
    wanted.flatMap((one) => (one === undefined ? [] : (named.get(one) ?? [])))
  const [ofId] = known([byId])
  const [state] =
    ofId === undefined
      ? []
      : await tx.rows<{ deleted: boolean }>(statementFile('read/is-deleted'), { id: ofId.id })
  const finds: RunFinds = {
    byId: ofId,
    isDeleted: state?.deleted === true,
    operations: known(own.map((row) => row.id)),
    runsOfOperations: known(own.map((row) => row.runId)),
    external: known(external),
    operationsOfExternal: () => known(ofExternal.map((row) => row.id)),
    nearest: () =>
      nearest.flatMap(({ id: run, externalId }) => known([run]).map((ref) => ({ ref, externalId }))),
  }
  return runMatches(of, finds)
}
