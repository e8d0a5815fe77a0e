import { decodeProps } from '../props-codec.ts'
import { edgeCode } from '../edge-kind.ts'
import { rollUpOf, type RollUp } from '../../../query/edge-filter.ts'
import type { Graph } from '../graph.ts'
import { EDGE_LAYOUTS } from '../layout.ts'
import { prepareRows, rowsOf } from '../row-table.ts'

/** A DERIVED_FROM row: the data flows from `source` to `target`. */
export interface RollUpRow {
  readonly source: number
  readonly target: number
  readonly rollUp: RollUp
}

export type RollUpReader = (
  level: 'dataset' | 'column',
  direction: 'upstream' | 'downstream',
  node: number,
) => readonly RollUpRow[]

/** Answers do not depend on the member columns of a roll-up, so they are not read. */
const PLACES = EDGE_LAYOUTS.DERIVED_FROM.places.filter(({ prop }) => !prop.startsWith('member'))
const COLUMNS = ['start', 'finish', ...PLACES.map(({ column }) => column), 'rest'].join(', ')
const KINDS = {
  dataset: edgeCode('DERIVED_FROM', 'Dataset', 'Dataset'),
  column: edgeCode('DERIVED_FROM', 'Column', 'Column'),
}

/** Reads the roll-ups of one node. DERIVED_FROM starts at the target. */
function rollUpSql(level: 'dataset' | 'column', direction: 'upstream' | 'downstream'): string {
  const end = direction === 'upstream' ? 'start' : 'finish'
  return `SELECT ${COLUMNS} FROM rollup WHERE ${end} = ? AND kind = ${KINDS[level]}`
}

export function openRollUpReader({ db, registry }: Graph): RollUpReader {
  const statements = {
    dataset: {
      upstream: prepareRows(db, rollUpSql('dataset', 'upstream')),
      downstream: prepareRows(db, rollUpSql('dataset', 'downstream')),
    },
    column: {
      upstream: prepareRows(db, rollUpSql('column', 'upstream')),
      downstream: prepareRows(db, rollUpSql('column', 'downstream')),
    },
  }
  return (level, direction, node) =>
    rowsOf(statements[level][direction], node).map((row) => ({
      target: row[0] as number,
      source: row[1] as number,
      rollUp: rollUpOf(decodeProps(row, 2, PLACES, registry), level),
    }))
}
