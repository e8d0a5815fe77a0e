/**
 * The verifier thread: receives the rows of a store, recomputes the derived ones in a temporary database, and returns the
 * differences. Started by `startThread` in a temporary folder.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { ProducerRules } from '../../domain/aggregate.ts'
import { isUuid } from '../../domain/ids.ts'
import {
  REPAIR_STAGES,
  repairStageOf,
  type Difference,
  type RepairStage,
} from '../../domain/merge/repair-steps.ts'
import type { DumpRow } from '../lineage-store.ts'
import type { ThreadData, VerifierCalls } from './calls.ts'
import { differencesBetween } from './compare-dumps.ts'
import { deleteOperations } from './delete-operations.ts'
import { openGraph, type Graph } from './graph.ts'
import { migrate } from './migrate.ts'
import { rebuildDerived } from './rebuild-derived.ts'
import { serveCalls } from '../threads/serve-calls.ts'
import { storeError } from './sqlite-error.ts'
import { stepOf } from './verifier-progress.ts'

const PAGE = 1000

export const serve = serveCalls(async ({ folder, producerRulesModule, progress }: ThreadData) => {
  const { producerRules } = (await import(producerRulesModule!)) as { readonly producerRules: ProducerRules }
  const db = openTemporary(join(folder, 'stored.sqlite'))
  migrate(db)
  const stored = openGraph(db)
  let derived: Graph | undefined
  let rows = 0
  const found = openDifferences()
  db.exec('BEGIN')

  const load = (page: readonly DumpRow[]): void => {
    for (const row of page) {
      rows++
      // A store never returns such a row, unless another program wrote it.
      if (!isUuid(row.row.id)) found.add({ stored: row })
      else put(stored, row)
    }
  }
  const countOf = (table: string): number =>
    Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()!['n'])
  const compare = (): VerifierCalls['compare']['result'] => {
    db.exec('COMMIT')
    const copy = join(folder, 'derived.sqlite')
    db.prepare('VACUUM INTO ?').run(copy)
    derived = openGraph(openTemporary(copy))
    deleteOperations(derived)
    rebuildDerived(
      derived,
      producerRules,
      stepOf(progress, 'deriving', countOf('dataset') + countOf('aggregate')),
    )
    const onRow = stepOf(progress, 'comparing', rows)
    for (const difference of differencesBetween(stored, derived, () => onRow(1))) found.add(difference)
    return { rows, differences: found.count }
  }
  const answer = (name: keyof VerifierCalls, argument: unknown): unknown => {
    switch (name) {
      case 'load':
        load(argument as readonly DumpRow[])
        return null
      case 'compare':
        return compare()
      case 'differences': {
        const { stage, after, limit } = argument as VerifierCalls['differences']['argument']
        return found.page(stage, after, Math.min(limit, PAGE))
      }
      case 'close':
        found.close()
        derived?.db.close()
        db.close()
        return null
    }
  }
  return (calls) => {
    for (const call of calls)
      try {
        call.succeed(answer(call.name as keyof VerifierCalls, call.argument))
      } catch (error) {
        call.fail(error)
      }
  }

  function openDifferences() {
    const list = openTemporary(join(folder, 'differences.sqlite'))
    list.exec('CREATE TABLE difference (n INTEGER PRIMARY KEY, stage INTEGER, body TEXT)')
    list.exec('CREATE INDEX difference_stage ON difference (stage, n)')
    list.exec('BEGIN')
    const adding = list.prepare('INSERT INTO difference (stage, body) VALUES (?, ?)')
    const all = list.prepare('SELECT n, body FROM difference WHERE n > ? ORDER BY n LIMIT ?')
    const ofStage = list.prepare(
      'SELECT n, body FROM difference WHERE stage = ? AND n > ? ORDER BY n LIMIT ?',
    )
    const stageNumber = (stage: RepairStage | undefined): number =>
      stage === undefined ? -1 : REPAIR_STAGES.indexOf(stage)
    let count = 0
    return {
      get count() {
        return count
      },
      add(difference: Difference): void {
        count++
        const { stored: is, expected } = difference
        adding.run(stageNumber(repairStageOf((expected ?? is)!)), JSON.stringify(difference))
      },
      page(stage: RepairStage | null, after: number, limit: number) {
        const page = stage === null ? all.all(after, limit) : ofStage.all(stageNumber(stage), after, limit)
        return page.map(({ n, body }) => ({
          n: n as number,
          difference: JSON.parse(body as string) as Difference,
        }))
      },
      close: () => list.close(),
    }
  }
}, storeError)

/** Opens a temporary database. Its contents need not survive the process, so it has no journal. */
function openTemporary(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536')
  return db
}

function put(graph: Graph, row: DumpRow): void {
  switch (row.kind) {
    case 'node': {
      graph.nodes.put({ ...row.row, created: false })
      return
    }
    case 'edge': {
      graph.edges.put({ ...row.row, created: false })
      return
    }
    case 'aggregate': {
      graph.aggregates.put(row.row, false)
      return
    }
  }
}
