import { Link } from 'react-router'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { KindMark } from '../ui/kind-mark.tsx'
import type { Step } from './ask-url.ts'
import { EdgeList } from './edge-list.tsx'
import { NodeDetails } from './node-details.tsx'
import { NodeFlags } from './node-flags.tsx'
import { urlOfNode } from './node-url.ts'
import { WalkButtons } from './walk-buttons.tsx'

interface Props {
  readonly node: NodeJson
  readonly answer: GraphJson
  readonly steps: readonly Step[]
  readonly onSelect: (id: string) => void
  readonly onExpand: (way: Step['way'], id: string) => void
  readonly onAsk: (query: string) => void
}

/** Details of one node: its kind, marks and edges in the answer, and actions. */
export function OneNode({ node, answer, steps, onSelect, onExpand, onAsk }: Props) {
  const place = urlOfNode(node)
  const isOpen = (way: Step['way']): boolean => steps.some((step) => step.id === node.id && step.way === way)
  return (
    <div className="stack">
      <div>
        <p className="faint side-kind">
          <KindMark kind={node.kind} /> {node.kind}
          {node.type === undefined ? null : <>, {node.type}</>}
        </p>
        <h2 className="side-name">
          {place === undefined ? (
            <bdi>{node.name}</bdi>
          ) : (
            <Link to={place}>
              <bdi>{node.name}</bdi>
            </Link>
          )}
        </h2>
        <p className="faint side-namespace">
          <bdi>
            {node.dataset === undefined
              ? node.namespace
              : `${node.dataset.name} in ${node.dataset.namespace}`}
          </bdi>
        </p>
        <NodeFlags node={node} />
      </div>
      <WalkButtons nodes={[node]} onAsk={onAsk} />
      <div className="row side-buttons">
        {(['up', 'down'] as const).map((way) => (
          <button
            key={way}
            type="button"
            className="button small"
            disabled={isOpen(way)}
            onClick={() => onExpand(way, node.id)}
          >
            {isOpen(way) ? '✓' : '+'} Expand {way === 'up' ? 'upstream' : 'downstream'}
          </button>
        ))}
        <CopyButton text={node.name} label="Copy name" />
      </div>
      <NodeDetails node={node} />
      <EdgeList title="Upstream edges" node={node} end="from" answer={answer} onSelect={onSelect} />
      <EdgeList title="Downstream edges" node={node} end="to" answer={answer} onSelect={onSelect} />
    </div>
  )
}
