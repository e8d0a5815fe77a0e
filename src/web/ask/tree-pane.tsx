import { useMemo } from 'react'
import type { GraphJson } from '../../render/answer-json.ts'
import { renderTree } from '../../render/tree.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { LinesView } from './lines-view.tsx'

/** The graph as the command line draws it: each start a root, each edge with the jobs that made it. */
export function TreePane({ answer }: { readonly answer: GraphJson }) {
  const text = useMemo(() => renderTree(answer), [answer])
  return (
    <div className="text-pane">
      <div className="row">
        <CopyButton text={text} label="Copy tree" />
      </div>
      <LinesView text={text} label="The answer as a tree" />
    </div>
  )
}
