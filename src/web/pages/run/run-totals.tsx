import type { TreeRun } from '../../../http/shapes/browse.ts'
import { bytesText, counted, countText } from '../../ui/quantity.ts'
import { totalsOf } from './totals-of.ts'

/** Totals of a run including its parts. */
export function RunTotals({ run }: { readonly run: TreeRun }) {
  const totals = totalsOf(run)
  const amounts = (rows: number | undefined, bytes: number | undefined): string => {
    const parts = [
      rows === undefined ? '' : `${countText(rows)} rows`,
      bytes === undefined ? '' : bytesText(bytes),
    ]
    const text = parts.filter((each) => each !== '').join(', ')
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
