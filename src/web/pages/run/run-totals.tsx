import type { TreeRun } from '../../../http/shapes/browse.ts'
import { bytesText, counted, countText } from '../../ui/quantity.ts'
import { totalsOf } from './totals-of.ts'

/** What a run did with all its parts, in numbers. */
export function RunTotals({ run }: { readonly run: TreeRun }) {
  const totals = totalsOf(run)
  const amounts = (rows: number | undefined, bytes: number | undefined): string => {
    const told = [
      rows === undefined ? '' : `${countText(rows)} rows`,
      bytes === undefined ? '' : bytesText(bytes),
    ]
    const text = told.filter((each) => each !== '').join(', ')
    return text === '' ? '' : ` (${text})`
  }
  return (
    <p className="run-totals">
      {counted(totals.operations, 'operation')}
      {totals.runs === 0 ? '' : ` and ${counted(totals.runs, 'further run')}`}: read{' '}
      {counted(totals.datasetsRead, 'dataset')}
      {amounts(totals.rowsRead, totals.bytesRead)}, wrote {counted(totals.datasetsWritten, 'dataset')}
      {amounts(totals.rowsWritten, totals.bytesWritten)}.
    </p>
  )
}
