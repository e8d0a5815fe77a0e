import { isUuid } from '../../../../domain/ids.ts'
import type { NodeRef } from '../../../../domain/lineage-graph.ts'
import { runMatches, type RunFinds } from '../../../run-matches.ts'
import { NearMissTable, searchNow, type NearMissBudget } from '../../../near-misses.ts'
import type { NameMatches, NameRequest } from '../../../../query/read-requests.ts'
import type { Graph } from '../../graph.ts'
import { weeksDown } from '../../history.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import type { Deletions } from '../deletions.ts'
import type { Groups } from '../groups.ts'
import { openRefs } from '../refs.ts'

/** Near misses are searched among this many of the newest external ids. */
const COMPARED = 10_000
const NEAREST = 5

/** Resolves the text for a run or operation by id, by the producer's runId, or by external id; or any entity by id. */
export function openRunLookup(
  graph: Graph,
  groups: Groups,
  deletions: Deletions,
): (
  of: NameRequest['of'],
  text: string,
  lookup: {
    readonly budget: NearMissBudget
    readonly mayContinue: () => boolean
  },
) => NameMatches {
  const { db, registry } = graph
  const refs = openRefs(graph)
  const ofOwnRun = prepareRows(
    db,
    `SELECT o.n, o.run FROM aggregate a JOIN operation o ON o.n = a.n WHERE a.run = ? AND o.run IS NOT NULL`,
  )
  const weekBefore = prepareRows(
    db,
    'SELECT max(week) FROM run INDEXED BY run_external_id WHERE external_id IS NOT NULL AND week <= ?',
  )
  const byExternalId = prepareRows(
    db,
    'SELECT n FROM run INDEXED BY run_external_id WHERE week = ? AND external_id = ?',
  )
  const all = prepareRows(
    db,
    `SELECT external_id, n FROM run INDEXED BY run_external_id WHERE external_id IS NOT NULL
      ORDER BY week DESC LIMIT ${COMPARED}`,
  )
  const named = (n: unknown): readonly NodeRef[] => {
    if (typeof n !== 'number') return []
    const ref = refs.any(n)
    const canonical = ref?.kind === 'dataset' ? refs.any(groups.canonicalOf(n)) : ref
    return canonical === undefined ? [] : [canonical]
  }
  const isDeleted = ({ kind, id }: NodeRef): boolean =>
    kind !== 'run' && kind !== 'operation' && deletions[kind](registry.find(id)!)
  const external = (text: string): readonly number[] => {
    const found: number[] = []
    for (const week of weeksDown(weekBefore, -Infinity, Infinity))
      for (const [n] of rowsOf(byExternalId, week, text)) found.push(n as number)
    return found
  }

  return (of, text, { budget, mayContinue }) => {
    const n = isUuid(text) ? registry.find(text.toLowerCase()) : undefined
    const own = n === undefined ? [] : rowsOf(ofOwnRun, n)
    const runs = external(text)
    const [byId] = named(n)
    const finds: RunFinds = {
      byId,
      isDeleted: byId !== undefined && isDeleted(byId),
      operations: own.flatMap(([operation]) => named(operation)),
      runsOfOperations: own.flatMap(([, run]) => named(run)),
      external: runs.flatMap(named),
      operationsOfExternal: () => runs.flatMap((run) => rowsOf(ofOwnRun, run).flatMap(([o]) => named(o))),
      nearest: () => {
        if (!budget.takeName()) return []
        const table = new NearMissTable(rowsOf(all), ([externalId]) => externalId as string)
        return searchNow(table.search(text, NEAREST), mayContinue).flatMap(([externalId, run]) =>
          named(run).map((ref) => ({ ref, externalId: externalId as string })),
        )
      },
    }
    return runMatches(of, finds)
  }
}
