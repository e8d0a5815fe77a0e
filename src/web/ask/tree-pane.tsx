import { useMemo, useState } from 'react'
import type { GraphJson } from '../../render/answer-json.ts'
import { renderTree } from '../../render/tree.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { countText } from '../ui/quantity.ts'
import { LinesView } from './lines-view.tsx'

/** Trees with at most this many nodes and edges are drawn immediately; larger ones block the page for seconds. */
const AT_ONCE = 20_000

/** The graph as the command line prints it: each start is a root, each edge has its jobs. */
export function TreePane({ answer }: { readonly answer: GraphJson }) {
  const [wanted, setWanted] = useState(false)
  const { nodes, edges } = answer
  if (wanted || nodes.length + edges.length <= AT_ONCE) return <TreeText answer={answer} />
  return (
    <div className="grow">
      <EmptyState title="Large tree">
        <p>
          It has {countText(nodes.length)} nodes and {countText(edges.length)} edges and would block the page
          for some time. Narrow the query by depth, time or <code>where</code>.
        </p>
        <button type="button" className="button" onClick={() => setWanted(true)}>
          Draw anyway
        </button>
      </EmptyState>
    </div>
  )
}

/** More lines are too high for a browser to scroll. */
const MOST_LINES = 500_000

function TreeText({ answer }: { readonly answer: GraphJson }) {
  const { text, left } = useMemo(() => beginning(renderTree(answer)), [answer])
  return (
    <div className="text-pane">
      {left === 0 ? (
        <div className="row">
          <CopyButton text={text} label="Copy tree" />
        </div>
      ) : (
        <p role="status">Only the beginning is shown: {countText(left)} more lines are omitted.</p>
      )}
      <LinesView text={text} label="The answer as a tree" />
    </div>
  )
}

function beginning(text: string): { readonly text: string; readonly left: number } {
  const lines = text.split('\n')
  const left = Math.max(0, lines.length - MOST_LINES)
  return { text: left === 0 ? text : lines.slice(0, MOST_LINES).join('\n'), left }
}
