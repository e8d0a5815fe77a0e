import { useMemo, useRef, type MouseEvent } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { KindMark } from '../ui/kind-mark.tsx'
import type { Camera } from './ask-url.ts'
import './graph-view.css'
import { NodeFlags } from './node-flags.tsx'
import { nodeRows } from './node-rows.ts'

/** What a view of a graph is given, and what it tells. */
export interface GraphViewProps {
  /** Nodes that were opened by hand say `opened: true`, and are no members. */
  readonly answer: GraphJson
  /** Ids of nodes; some may not be in the answer. */
  readonly selected: readonly string[]
  /** Selects these and no others. */
  readonly onSelect: (ids: readonly string[]) => void
  /** Undefined: all of the graph is to be seen. */
  readonly camera: Camera | undefined
  /** Told once a movement has ended; undefined: all of it is seen again. */
  readonly onCamera: (camera: Camera | undefined) => void
  /** Leads to the node's own page. */
  readonly onOpen: (node: NodeJson) => void
  /** Shows what lies one step further. */
  readonly onExpand: (id: string, way: 'up' | 'down') => void
  /** Ids of nodes to be set off, such as those on one way; undefined: none. */
  readonly highlight?: readonly string[]
}

/** A graph as a list, nearest first: which nodes there are, and where each comes from. */
export function GraphView({ answer, selected, onSelect, onOpen, highlight }: GraphViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => nodeRows(answer), [answer])
  const chosen = useMemo(() => new Set(selected), [selected])
  const marked = useMemo(() => new Set(highlight), [highlight])
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is handed on or remembered
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (rows[i]!.kind === 'heading' ? 34 : 46),
    overscan: 12,
  })
  const choose = (event: MouseEvent, id: string) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey))
      onSelect(chosen.has(id) && chosen.size === 1 ? [] : [id])
    else onSelect(chosen.has(id) ? selected.filter((other) => other !== id) : [...selected, id])
  }
  return (
    <div ref={scroller} className="graph-view" tabIndex={-1}>
      <ul style={{ height: list.getTotalSize() }} aria-label="Nodes by distance">
        {list.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index]!
          const place = { transform: `translateY(${start}px)`, height: size }
          if (row.kind === 'heading')
            return (
              <li key={key} className="graph-heading" style={place}>
                <h3>{row.title}</h3>
              </li>
            )
          const { node, from } = row
          return (
            <li key={key} style={place}>
              <button
                type="button"
                className={`graph-node${marked.has(node.id) ? ' graph-node-marked' : ''}`}
                aria-pressed={chosen.has(node.id)}
                onClick={(event) => choose(event, node.id)}
                onDoubleClick={() => onOpen(node)}
              >
                <KindMark kind={node.kind} />
                <span className="graph-node-name">
                  <bdi title={node.name}>{node.name}</bdi>
                  <span className="faint">
                    <bdi>{node.dataset?.name ?? node.namespace}</bdi>
                    {from === '' ? null : <> · from {from}</>}
                  </span>
                </span>
                <NodeFlags node={node} />
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
