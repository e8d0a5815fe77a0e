import type { Id } from '../../../../domain/ids.ts'
import type { PartsRequest, ReadAnswers } from '../../../../query/read-requests.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import type { RunSelector } from './runs.ts'

export type PartReader = (request: PartsRequest, poll: () => void) => ReadAnswers['parts']

/** Answers requests for the operations of runs and of jobs. */
export function openPartReader({ db, registry }: Graph, runs: RunSelector): PartReader {
  const operations = prepareRows(
    db,
    `SELECT o.n, o.job FROM edge e JOIN operation o ON o.n = e.start
      WHERE e.finish = ? AND e.kind = ${edgeCode('PART_OF', 'Operation', 'Run')} AND e.${BY_FINISH}`,
  )
  return ({ of, ids, limit }, poll) => {
    const found = new Set<Id>()
    const add = (run: Id, job: number | undefined): boolean => {
      poll()
      const n = registry.find(run)
      for (const [operation, ofJob] of n === undefined ? [] : rowsOf(operations, n)) {
        if (job !== undefined && ofJob !== job) continue
        if (found.size >= limit) return false
        found.add(registry.id(operation as number))
      }
      return true
    }
    for (const id of new Set(ids)) {
      const job = of === 'job' ? registry.find(id) : undefined
      if (of === 'job' && job === undefined) continue
      const parts =
        of === 'run'
          ? [id]
          : runs({ kind: 'runs', of: { jobs: [id] }, limit }, poll).runs.map((r) => r.ref.id)
      for (const run of parts) if (!add(run, job)) return { operations: [...found], cut: true }
    }
    return { operations: [...found], cut: false }
  }
}
