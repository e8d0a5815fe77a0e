import type { Graph } from '../graph.ts'
import { prepareRows, rowOf, rowsOf } from '../row-table.ts'
import type { HiddenNumbers } from './hidden-numbers.ts'

/** Whether the node with this number is hidden. */
type IsHidden = (n: number, hidden: HiddenNumbers) => boolean

/** Counts what lies at the other end of roll-ups of one kind, each once. */
export interface Neighbours {
  /** At the finishes of those that start at any of these nodes, but for what is hidden and what hidden jobs made. */
  finishes(nodes: readonly number[], hidden: HiddenNumbers | undefined, isHidden: IsHidden): number
  /** The same the other way. */
  starts(nodes: readonly number[], hidden: HiddenNumbers | undefined, isHidden: IsHidden): number
}

export function openNeighbours({ db }: Graph, kind: number): Neighbours {
  const open = (near: 'start' | 'finish', far: 'start' | 'finish'): Neighbours['finishes'] => {
    const where = `FROM rollup WHERE ${near} = ? AND kind = ${kind}`
    const count = prepareRows(db, `SELECT count(DISTINCT ${far}) ${where}`)
    const all = prepareRows(db, `SELECT DISTINCT ${far}, job ${where}`)
    return (nodes, hidden, isHidden) => {
      if (hidden === undefined && nodes.length === 1) return rowOf(count, nodes[0]!)![0] as number
      const found = new Set<number>()
      for (const [other, job] of nodes.flatMap((n) => rowsOf(all, n)))
        if (hidden === undefined || !(hidden.jobs.has(job as number) || isHidden(other as number, hidden)))
          found.add(other as number)
      return found.size
    }
  }
  return { finishes: open('start', 'finish'), starts: open('finish', 'start') }
}
