import { useMemo } from 'react'
import type { GraphJson, TableJson } from '../../render/answer-json.ts'
import type { AskState } from './ask-url.ts'
import './graph-pane.css'
import { EmptyAnswer } from './empty-answer.tsx'
import { RowGrid } from './row-grid.tsx'
import { SidePanel } from './side-panel.tsx'
import { sortRows, tableOf } from './table-rows.ts'
import type { Asking } from './use-asking.ts'
import type { ChangeAsk } from './use-ask-state.ts'

interface Props {
  readonly answer: GraphJson | TableJson
  readonly state: AskState
  readonly change: ChangeAsk
  readonly asking: Asking
}

/** The answer as a table. For a graph, each node is a selectable row. */
export function TablePane({ answer, state, change, asking }: Props) {
  const table = useMemo(() => tableOf(answer), [answer])
  const rows = useMemo(() => sortRows(table, state.sort), [table, state.sort])
  if (rows.length === 0) return <EmptyAnswer answer={answer} />
  return (
    <div className="graph-pane">
      <RowGrid
        columns={table.columns}
        rows={rows}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
        selected={state.selected}
        {...(answer.kind === 'graph' ? { onSelect: (ids) => change({ selected: ids }) } : {})}
      />
      {answer.kind === 'graph' ? (
        <SidePanel answer={answer} state={state} change={change} asking={asking} />
      ) : null}
    </div>
  )
}
