import type { Graph } from '../graph.ts'
import { prepareRows, rowOf, rowsOf } from '../row-table.ts'

/** Counts the distinct nodes at the other end of roll-ups of one kind. */
export interface Neighbours {
  /** Counts the finishes of roll-ups that start at any of these nodes. */
  finishes(nodes: readonly number[]): number
  /** Counts the starts of roll-ups that finish at any of these nodes. */
  starts(nodes: readonly number[]): number
}

export function openNeighbours({ db }: Graph, kind: number): Neighbours {
  const open = (near: 'start' | 'finish', far: 'start' | 'finish'): Neighbours['finishes'] => {
    const where = `FROM rollup WHERE ${near} = ? AND kind = ${kind}`
    const count = prepareRows(db, `SELECT count(DISTINCT ${far}) ${where}`)
    const all = prepareRows(db, `SELECT DISTINCT ${far} ${where}`)
    return (nodes) =>
      nodes.length === 1
        ? (rowOf(count, nodes[0]!)![0] as number)
        : new Set(nodes.flatMap((n) => rowsOf(all, n)).map(([other]) => other)).size
  }
  return { finishes: open('start', 'finish'), starts: open('finish', 'start') }
}
