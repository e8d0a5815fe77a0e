import type { EdgeRow } from '../../../../domain/graph-rows.ts'
import type { InteractionsPage, InteractionsRequest } from '../../../../query/browse-requests.ts'
import { edgeColumns } from '../../edge-table.ts'
import type { Graph } from '../../graph.ts'
import { weekOf } from '../../history.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import { KINDS } from '../executions/interactions.ts'
import { MIN_INSTANT, descendingKey } from './time-key.ts'

/** Reads the newest interactions of one job with a dataset in a week. */
export const interactionsSql = (type: 'READ' | 'WROTE'): string =>
  `SELECT ${edgeColumns(type)} FROM interaction INDEXED BY interaction_week
    WHERE week = ?1 AND finish = ?2 AND kind = ${KINDS[type]} AND job IS ?3
      AND started_at <= ?4 AND (started_at < ?4 OR uuid < ?5) AND started_at >= ?6
    ORDER BY started_at DESC, uuid DESC LIMIT ?7`

/** Opens the list of interactions with datasets, newest first: week by week, and within a week job by job. */
export function openInteractionPages({ db, registry, history, edges }: Graph) {
  const statements = {
    READ: prepareRows(db, interactionsSql('READ')),
    WROTE: prepareRows(db, interactionsSql('WROTE')),
  }
  return (request: InteractionsRequest): InteractionsPage => {
    const { types, datasets, job, since = MIN_INSTANT, until, after, limit } = request
    const from = descendingKey(after, until)
    const by = job === undefined ? undefined : registry.find(job)
    if (job !== undefined && by === undefined) return { interactions: [], more: false }
    const touched = types.flatMap((type) =>
      [...new Set(datasets)].flatMap((id) => {
        const dataset = registry.find(id)
        if (dataset === undefined) return []
        return history.of(dataset, KINDS[type], by).map((one) => ({ ...one, type, dataset }))
      }),
    )
    if (touched.length === 0) return { interactions: [], more: false }
    const first = touched.reduce((least, { firstWeek }) => Math.min(least, firstWeek), Infinity)
    const last = touched.reduce((most, { lastWeek }) => Math.max(most, lastWeek), -Infinity)
    const [low, high] = [Math.max(first, weekOf(since)), Math.min(last, weekOf(from[0]))]
    const found: EdgeRow[] = []
    for (const week of history.weeks(low, high)) {
      const rows = touched
        .filter(({ firstWeek, lastWeek }) => firstWeek <= week && week <= lastWeek)
        .flatMap(({ type, dataset, job: its }) =>
          rowsOf(statements[type], week, dataset, its, ...from, since, limit + 1).map((row) =>
            edges.decode(type, row),
          ),
        )
      found.push(...rows.sort(newestFirst))
      if (found.length > limit) break
    }
    return { interactions: found.slice(0, limit), more: found.length > limit }
  }
}

function newestFirst(a: EdgeRow, b: EdgeRow): number {
  return (
    (b.props.startedAt as number) - (a.props.startedAt as number) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
  )
}
