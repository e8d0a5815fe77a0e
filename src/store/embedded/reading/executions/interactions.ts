import { DAY, type Instant } from '../../../../domain/time.ts'
import { edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { weekOf, weeksUp } from '../../history.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'

/** An interaction with a dataset: the operation, by number, and its start. */
export interface Interaction {
  readonly operation: number
  readonly startedAt: Instant
  readonly replaces: boolean
}

/** The interactions with datasets (the members of one identity group), found by week regardless of the amount of history. */
export interface Interactions {
  /** Those that began in a period, week by week: the latest week first, or the earliest. */
  weekly(
    type: 'READ' | 'WROTE',
    datasets: readonly number[],
    from: Instant,
    to: Instant,
    order: 'latest' | 'earliest',
  ): Generator<readonly Interaction[]>
  /** All that may overlap a period, including those that began before it and are long or have no end. */
  around(
    type: 'READ' | 'WROTE',
    datasets: readonly number[],
    from: Instant,
    to: Instant,
  ): Generator<readonly Interaction[]>
}

export const KINDS = {
  READ: edgeCode('READ', 'Operation', 'Dataset'),
  WROTE: edgeCode('WROTE', 'Operation', 'Dataset'),
}

const columns = 'start, started_at, replaces'

/** Finds the interactions of a week. */
const weekSql = `SELECT ${columns} FROM interaction INDEXED BY interaction_week
  WHERE week = ?1 AND finish = ?2 AND kind = ?3 AND started_at BETWEEN ?4 AND ?5`
const lastingSql = `SELECT ${columns} FROM interaction INDEXED BY interaction_lasting
  WHERE finish = ?1 AND kind = ?2 AND lasting = 1 AND started_at < ?3`

export function openInteractions({ db, history }: Graph): Interactions {
  const ofWeek = prepareRows(db, weekSql)
  const lasting = prepareRows(db, lastingSql)
  const weekAfter = prepareRows(
    db,
    'SELECT min(week) FROM interaction INDEXED BY interaction_week WHERE week >= ?',
  )
  const toInteraction = ([operation, startedAt, replaces]: readonly unknown[]): Interaction => ({
    operation: operation as number,
    startedAt: startedAt as number,
    replaces: replaces === 1,
  })

  function* weekly(
    type: 'READ' | 'WROTE',
    datasets: readonly number[],
    from: Instant,
    to: Instant,
    order: 'latest' | 'earliest',
  ): Generator<readonly Interaction[]> {
    const kind = KINDS[type]
    const touched = datasets.flatMap((dataset) => history.of(dataset, kind))
    if (touched.length === 0 || from > to) return
    const first = touched.reduce((least, t) => Math.min(least, t.firstWeek), Infinity)
    const last = touched.reduce((most, t) => Math.max(most, t.lastWeek), -Infinity)
    const [low, high] = [Math.max(first, weekOf(from)), Math.min(last, weekOf(to))]
    for (const week of order === 'latest' ? history.weeks(low, high) : weeksUp(weekAfter, low, high)) {
      const rows = datasets.flatMap((dataset) => rowsOf(ofWeek, week, dataset, kind, from, to))
      if (rows.length > 0) yield rows.map(toInteraction)
    }
  }
  return {
    weekly,
    *around(type, datasets, from, to) {
      yield* weekly(type, datasets, from - DAY, to, 'latest')
      if (from === -Infinity) return
      const rows = datasets.flatMap((dataset) => rowsOf(lasting, dataset, KINDS[type], from - DAY))
      yield rows.map(toInteraction).filter((one) => one.startedAt <= to)
    },
  }
}
