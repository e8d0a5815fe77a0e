import { useEffect, useMemo } from 'react'
import type { GraphJson } from '../../render/answer-json.ts'
import type { AskState, Step } from './ask-url.ts'
import { withStep } from './expand-answer.ts'
import { isShortcut } from './is-shortcut.ts'
import { OneNode } from './one-node.tsx'
import { SeveralNodes } from './several-nodes.tsx'
import './side-panel.css'
import type { Asking } from './use-asking.ts'
import type { ChangeAsk } from './use-ask-state.ts'

interface Props {
  readonly answer: GraphJson
  readonly state: AskState
  readonly change: ChangeAsk
  readonly asking: Asking
}

/** The selection: details of one node, or a list of several. Beside the graph, or below it on a narrow screen. */
export function SidePanel({ answer, state: { selected, steps }, change, asking }: Props) {
  const nodes = useMemo(() => {
    const byId = new Map(answer.nodes.map((node) => [node.id, node]))
    return selected.map((id) => byId.get(id)).filter((node) => node !== undefined)
  }, [answer, selected])
  const isOpen = nodes.length > 0
  useEffect(() => {
    if (!isOpen) return
    const onKey = (event: KeyboardEvent) => {
      if (isShortcut(event, 'Escape')) change({ selected: [] })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOpen, change])
  if (!isOpen) return null
  const select = (ids: readonly string[]) => change({ selected: ids })
  const expand = (way: Step['way'], id: string) => change({ steps: withStep(steps, { way, id }) })
  return (
    <aside className="side-panel" aria-label="Selected">
      <button type="button" className="button plain side-close" aria-label="Close" onClick={() => select([])}>
        ✕
      </button>
      {nodes.length === 1 ? (
        <OneNode
          key={nodes[0]!.id}
          node={nodes[0]!}
          answer={answer}
          steps={steps}
          onSelect={(id) => select([id])}
          onExpand={expand}
          onAsk={asking.ask}
        />
      ) : (
        <SeveralNodes nodes={nodes} onSelect={select} onAsk={asking.ask} />
      )}
    </aside>
  )
}
