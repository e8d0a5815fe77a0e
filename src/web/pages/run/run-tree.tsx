import { useState } from 'react'
import { Link } from 'react-router'
import type { RunTreeAnswer } from '../../../http/shapes/browse-types.ts'
import type { TreeRun } from '../../../http/shapes/browse.ts'
import { counted, bytesText, countText } from '../../ui/quantity.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { EntityLink } from '../../ui/entity-link.tsx'
import { durationText } from '../../ui/time-text.tsx'
import { runName } from '../list/run-columns.tsx'
import { failureOf } from './failure-of.ts'
import { OperationView } from './operation-view.tsx'
import './run-tree.css'
import { totalsOf } from './totals-of.ts'

/** The parents of a run, its operations with their reads and writes, and its child runs. */
export function RunTreeView({ tree: { ancestors, run, complete } }: { readonly tree: RunTreeAnswer }) {
  return (
    <>
      {ancestors.length === 0 ? null : (
        <nav className="row" aria-label="Parent runs">
          <span className="faint">Part of</span>
          {ancestors.toReversed().map((ancestor) => (
            <span key={ancestor.id} className="ancestor">
              <Link to={`/runs/${ancestor.id}`} title={runName(ancestor)}>
                <bdi>{runName(ancestor)}</bdi>
              </Link>{' '}
              ›
            </span>
          ))}
        </nav>
      )}
      <RunTotals run={run} />
      <PartsOfRun run={run} />
      {complete ? null : (
        <p className="faint">Only a part is shown: at most 500 runs and 100 operations per run.</p>
      )}
    </>
  )
}

function PartsOfRun({ run }: { readonly run: TreeRun }) {
  const { operations, children } = run
  if (operations.length + children.length === 0)
    return <p className="faint">No operations or child runs were reported.</p>
  return (
    <ul className="run-tree">
      {operations.map((operation) => (
        <li key={operation.id}>
          <OperationView operation={operation} />
        </li>
      ))}
      {children.map((child) => (
        <li key={child.id}>
          <ChildRun run={child} />
        </li>
      ))}
    </ul>
  )
}

function ChildRun({ run }: { readonly run: TreeRun }) {
  const [open, setOpen] = useState(false)
  const { id, status, durationMs, job, operations, children } = run
  const failure = failureOf(run)
  const parts = operations.length + children.length
  return (
    <div className="run-part">
      <div className="row run-part-head">
        <EntityLink kind="run" id={id} name={runName(run)} namespace={job?.name} />
        <StatusMark status={status} />
        {durationMs === undefined ? null : <span className="faint">{durationText(durationMs)}</span>}
      </div>
      {failure === undefined ? null : <pre className="run-part-error">{failure.slice(0, 600)}</pre>}
      {parts === 0 ? null : (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{counted(parts, 'part')}</summary>
          {open ? <PartsOfRun run={run} /> : null}
        </details>
      )}
    </div>
  )
}

/** Totals of a run including its parts. */
function RunTotals({ run }: { readonly run: TreeRun }) {
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
