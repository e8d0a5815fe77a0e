import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowOf, rowsOf } from '../row-table.ts'

/** Identity groups of datasets, by number: a star of ALIAS_OF around the canonical member. */
export interface Groups {
  readonly canonicalOf: (dataset: number) => number
  /** The canonical member first, then the others, ordered by (namespace, name). */
  readonly membersOf: (canonical: number) => readonly number[]
}

export function openGroups({ db }: Graph): Groups {
  const kind = edgeCode('ALIAS_OF', 'Dataset', 'Dataset')
  const up = prepareRows(db, `SELECT finish FROM edge WHERE start = ? AND kind = ${kind}`)
  const down = prepareRows(
    db,
    `SELECT d.n FROM edge e JOIN dataset d ON d.n = e.start WHERE e.finish = ? AND e.kind = ${kind} AND e.${BY_FINISH}
      ORDER BY d.namespace, d.name`,
  )
  return {
    canonicalOf: (dataset) => (rowOf(up, dataset)?.[0] as number | undefined) ?? dataset,
    membersOf: (canonical) => [canonical, ...rowsOf(down, canonical).map(([n]) => n as number)],
  }
}
