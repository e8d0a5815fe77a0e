import { unionSpan, type Span } from '../../../domain/span.ts'
import { jobMatches, windowMatches } from '../../../query/edge-filter.ts'
import type { ReadAnswers, TouchFact, TouchRequest } from '../../../query/read-requests.ts'
import { edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowsOf } from '../row-table.ts'

const KINDS = { reads: edgeCode('READS', 'Job', 'Dataset'), writes: edgeCode('WRITES', 'Job', 'Dataset') }

/** Reads the READS or WRITES of one node. */
function touchSql(type: 'reads' | 'writes', by: 'jobs' | 'datasets'): string {
  const end = by === 'jobs' ? 'start' : 'finish'
  return `SELECT start, finish, first_at, last_at, days FROM rollup WHERE ${end} = ? AND kind = ${KINDS[type]}`
}

export type TouchReader = (
  type: 'reads' | 'writes',
  by: 'jobs' | 'datasets',
  node: number,
) => readonly { readonly job: number; readonly dataset: number; readonly span: Span }[]

export function openTouchReader({ db }: Graph): TouchReader {
  const open = (type: 'reads' | 'writes') => ({
    jobs: prepareRows(db, touchSql(type, 'jobs')),
    datasets: prepareRows(db, touchSql(type, 'datasets')),
  })
  const statements = { reads: open('reads'), writes: open('writes') }
  return (type, by, node) =>
    rowsOf(statements[type][by], node).map(([job, dataset, firstAt, lastAt, days]) => ({
      job: job as number,
      dataset: dataset as number,
      span: {
        firstAt: firstAt as number,
        lastAt: lastAt as number,
        days: JSON.parse(days as string) as readonly number[],
      },
    }))
}

/** Answers a touch request. Calls `poll` for each node; it may throw to abort the work. */
export function touch(
  { registry }: Graph,
  read: TouchReader,
  { type, by, filter, limit }: TouchRequest,
  poll: () => void,
): ReadAnswers['touch'] {
  const touches: TouchFact[] = []
  const [end, ids] = 'jobs' in by ? (['jobs', by.jobs] as const) : (['datasets', by.datasets] as const)
  for (const id of new Set(ids)) {
    poll()
    const node = registry.find(id)
    if (node === undefined) continue
    const found = new Map<number, { span: Span; matches: boolean; job: number; dataset: number }>()
    for (const { job, dataset, span } of read(type, end, node)) {
      const matches = jobMatches(registry.id(job), filter) && windowMatches(span, filter.window)
      const key = end === 'jobs' ? dataset : job
      const known = found.get(key)
      if (known === undefined) found.set(key, { span, matches, job, dataset })
      else {
        known.span = unionSpan(known.span, span)
        known.matches ||= matches
      }
    }
    for (const { span, matches, job, dataset } of found.values()) {
      if (!matches) continue
      if (touches.length >= limit) return { touches, cut: true }
      touches.push({ jobId: registry.id(job), datasetId: registry.id(dataset), span })
    }
  }
  return { touches, cut: false }
}
