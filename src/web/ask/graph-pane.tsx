import { useNavigate } from 'react-router'
import type { GraphJson } from '../../render/answer-json.ts'
import { ChangesList } from '../time/changes-list.tsx'
import type { Chosen } from '../time/changed-things.ts'
import type { AskState } from './ask-url.ts'
import './graph-pane.css'
import { GraphView, type GraphViewProps } from '../graph-view/graph-view.tsx'
import { withStep } from './expand-answer.ts'
import { NothingFound } from './nothing-found.tsx'
import { placeOfNode } from './place-of-node.ts'
import { SidePanel } from './side-panel.tsx'
import type { Asking } from './use-asking.ts'
import type { ChangeAsk } from './use-ask-state.ts'
import { WaySelect } from './way-select.tsx'

interface Props extends Pick<GraphViewProps, 'isGrowing' | 'onPictures' | 'onUndrawn'> {
  readonly answer: GraphJson
  readonly state: AskState
  readonly change: ChangeAsk
  readonly asking: Asking
}

/** What of a list of changes is selected: a node, or both ends of an edge. */
const chosenAmong = ([first, second, ...rest]: readonly string[]): Chosen | undefined =>
  first === undefined || rest.length > 0
    ? undefined
    : second === undefined
      ? { kind: 'node', id: first }
      : { kind: 'edge', from: first, to: second }

/** The graph, and beside it what is selected there. */
export function GraphPane({ answer, state, change, asking, ...told }: Props) {
  const navigate = useNavigate()
  const { selected, edge, look, find, legend, camera, steps, way } = state
  const { paths = [] } = answer
  if (answer.nodes.length === 0) return <NothingFound answer={answer} />
  return (
    <div className="text-pane">
      {paths.length === 0 ? null : (
        <WaySelect paths={paths} chosen={way} onChoose={(chosen) => change({ way: chosen })} />
      )}
      <div className="graph-pane">
        <GraphView
          {...told}
          key={answer.query}
          answer={answer}
          selected={selected}
          edge={edge}
          onSelect={(ids, edge) => change({ selected: ids, edge })}
          look={look}
          onLook={(look, camera) => change({ look, ...camera })}
          find={find}
          onFind={(find) => change({ find })}
          legend={legend}
          onLegend={(legend) => change({ legend })}
          camera={camera}
          onCamera={(camera) => change({ camera })}
          onOpen={(node) => {
            const place = placeOfNode(node)
            if (place !== undefined) void navigate(place)
          }}
          {...(way === undefined || paths[way] === undefined ? {} : { highlight: paths[way] })}
          onExpand={(further) => change({ steps: further.reduce(withStep, steps) })}
        />
        {answer.comparedWith === undefined ? (
          <SidePanel answer={answer} state={state} change={change} asking={asking} />
        ) : (
          <div className="side-both">
            <aside className="side-panel side-changes" aria-label="Changes">
              <ChangesList
                answer={answer}
                selected={chosenAmong(selected)}
                onSelect={(chosen) =>
                  change({
                    edge: undefined,
                    selected: chosen.kind === 'node' ? [chosen.id] : [chosen.from, chosen.to],
                  })
                }
              />
            </aside>
            <SidePanel answer={answer} state={state} change={change} asking={asking} />
          </div>
        )}
      </div>
    </div>
  )
}
