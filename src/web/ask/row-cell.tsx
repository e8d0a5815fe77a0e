import { Link } from 'react-router'
import type { NodeJson } from '../../render/answer-json.ts'
import { KindMark } from '../ui/kind-mark.tsx'
import { TimeText } from '../ui/time-text.tsx'
import { NodeFlags } from './node-flags.tsx'
import { urlOfNode } from './node-url.ts'
import { cellText, type CellValue } from './table-rows.ts'

interface Props {
  readonly column: string
  readonly value: CellValue
  readonly node: NodeJson | undefined
  readonly chosen: boolean
  /** Adds the node to the selection or removes it. */
  readonly onToggle: () => void
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u

/** A table cell. Names link to pages; times are in the user's time zone. */
export function RowCell({ column, value, node, chosen, onToggle }: Props) {
  const text = cellText(value)
  if (node !== undefined && column === 'kind')
    return (
      <div role="cell" className="row-cell-kind">
        <input type="checkbox" aria-label={`Select ${node.name}`} checked={chosen} onChange={onToggle} />
        <KindMark kind={node.kind} /> <span aria-hidden="true">{text}</span>
      </div>
    )
  if (node !== undefined && column === 'marks')
    return (
      <div role="cell">
        <NodeFlags node={node} />
      </div>
    )
  const place = node !== undefined && column === 'name' ? urlOfNode(node) : undefined
  return (
    <div role="cell" title={text} className={typeof value === 'number' ? 'row-cell-number' : undefined}>
      {place === undefined ? shownOf(value, text) : <Link to={place}>{shownOf(value, text)}</Link>}
    </div>
  )
}

function shownOf(value: CellValue, text: string) {
  if (value === null) return <span className="faint">–</span>
  if (typeof value === 'string' && TIME.test(value)) return <TimeText at={value} />
  return <bdi>{text}</bdi>
}
