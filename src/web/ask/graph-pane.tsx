import { useNavigate } from 'react-router'
import type { GraphJson } from '../../render/answer-json.ts'
import { ChangesList } from '../time/changes-list.tsx'
import { chosenBy, idsOf } from '../time/changed-items.ts'
import type { AskState } from './ask-url.ts'
import './graph-pane.css'
import { GraphView, type GraphViewProps } from '../graph-view/graph-view.tsx'
import { withStep } from './expand-answer.ts'
import { EmptyAnswer } from './empty-answer.tsx'
import { urlOfNode } from './node-url.ts'
import { SidePanel } from './side-panel.tsx'
import type { Asking } from './use-asking.ts'
import type { ChangeAsk } from './use-ask-state.ts'
import { PathSelect } from './path-select.tsx'

interface Props extends Pick<GraphViewProps, 'isGrowing' | 'onPictures' | 'onUndrawn'> {
  readonly answer: GraphJson
  readonly state: AskState
  readonly change: ChangeAsk
  readonly asking: Asking
}

/** The graph, and beside it the selection. */
export function GraphPane({ answer, state, change, asking, ...graphProps }: Props) {
  const navigate = useNavigate()
  const { selected, edge, viewState, find, legend, camera, steps, way } = state
  const { paths = [] } = answer
  if (answer.nodes.length === 0) return <EmptyAnswer answer={answer} />
  const side = <SidePanel answer={answer} state={state} change={change} asking={asking} />
  return (
    <div className="text-pane">
      {paths.length === 0 ? null : (
        <PathSelect paths={paths} chosen={way} onChoose={(chosen) => change({ way: chosen })} />
      )}
      <div className="graph-pane">
        <GraphView
          {...graphProps}
          key={answer.query}
          answer={answer}
          selected={selected}
          edge={edge}
          onSelect={(ids, edge) => change({ selected: ids, edge })}
          viewState={viewState}
          onViewState={(viewState, camera) => change({ viewState, ...camera })}
          find={find}
          onFind={(find) => change({ find })}
          legend={legend}
          onLegend={(legend) => change({ legend })}
          camera={camera}
          onCamera={(camera) => change({ camera })}
          onOpen={(node) => {
            const place = urlOfNode(node)
            if (place !== undefined) void navigate(place)
          }}
          {...(way === undefined || paths[way] === undefined ? {} : { highlight: paths[way] })}
          onExpand={(further) => change({ steps: further.reduce(withStep, steps) })}
        />
        {answer.comparedWith === undefined ? (
          side
        ) : (
          <div className="side-both">
            <aside className="side-panel side-changes" aria-label="Changes">
              <ChangesList
                answer={answer}
                selected={chosenBy(selected)}
                onSelect={(chosen) => change({ edge: undefined, selected: idsOf(chosen) })}
              />
            </aside>
            {side}
          </div>
        )}
      </div>
    </div>
  )
}
