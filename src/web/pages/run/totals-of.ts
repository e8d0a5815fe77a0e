import type { TreeRun } from '../../../http/shapes/browse.ts'

/** Totals of a run including its parts. */
export interface Totals {
  readonly runs: number
  readonly operations: number
  readonly datasetsRead: number
  readonly datasetsWritten: number
  /** Undefined if not reported. */
  readonly rowsRead: number | undefined
  readonly rowsWritten: number | undefined
  readonly bytesRead: number | undefined
  readonly bytesWritten: number | undefined
}

type Access = TreeRun['operations'][number]['reads'][number]

/** Sums up a run, its operations and its child runs; `runs` does not count the run itself. */
export function totalsOf(run: TreeRun): Totals {
  const all = flattened(run)
  const operations = all.flatMap((each) => each.operations)
  const reads = operations.flatMap((operation) => operation.reads)
  const writes = operations.flatMap((operation) => operation.writes)
  return {
    runs: all.length - 1,
    operations: operations.length,
    datasetsRead: datasets(reads),
    datasetsWritten: datasets(writes),
    rowsRead: sum(reads.map(({ numRows }) => numRows)),
    rowsWritten: sum(writes.map(({ numRows }) => numRows)),
    bytesRead: sum(reads.map(({ numBytes }) => numBytes)),
    bytesWritten: sum(writes.map(({ numBytes }) => numBytes)),
  }
}

const flattened = (run: TreeRun): readonly TreeRun[] => [run, ...run.children.flatMap(flattened)]

const datasets = (accesses: readonly Access[]): number =>
  new Set(accesses.flatMap(({ dataset }) => (dataset === undefined ? [] : [dataset.id]))).size

const sum = (values: readonly (number | undefined)[]): number | undefined => {
  const reported = values.filter((value) => value !== undefined)
  return reported.length === 0 ? undefined : reported.reduce((whole, value) => whole + value, 0)
}
