import { Suspense } from 'react'
import type { AnswerJson } from '../../render/answer-json.ts'
import type { GraphViewProps } from '../graph-view/graph-view.tsx'
import { Loading } from '../ui/loading.tsx'
import type { AskState, View } from './ask-url.ts'
import type { Asking } from './use-asking.ts'
import type { ChangeAsk } from './use-ask-state.ts'
import { lazyPart } from '../ui/lazy-part.ts'

const GraphPane = lazyPart(async () => ({ default: (await import('./graph-pane.tsx')).GraphPane }))
const TablePane = lazyPart(async () => ({ default: (await import('./table-pane.tsx')).TablePane }))
const TreePane = lazyPart(async () => ({ default: (await import('./tree-pane.tsx')).TreePane }))
const JsonPane = lazyPart(async () => ({ default: (await import('./json-pane.tsx')).JsonPane }))
const PlanPane = lazyPart(async () => ({ default: (await import('./plan-pane.tsx')).PlanPane }))

interface Props extends Pick<GraphViewProps, 'isGrowing' | 'onPictures' | 'onUndrawn'> {
  readonly answer: AnswerJson
  readonly view: View
  readonly state: AskState
  readonly change: ChangeAsk
  readonly asking: Asking
}

/** An answer in the selected view. Each view is loaded on demand. */
export function AnswerView(props: Props) {
  return <Suspense fallback={<Loading what="this view" />}>{paneOf(props)}</Suspense>
}

function paneOf({ answer, view, state, change, asking, ...graphProps }: Props) {
  if (view === 'json') return <JsonPane answer={answer} />
  if (view === 'plan' || answer.kind === 'plan')
    return <PlanPane question={state} {...(answer.kind === 'plan' ? { plan: answer } : {})} />
  if (answer.kind === 'table' || view === 'table')
    return <TablePane answer={answer} state={state} change={change} asking={asking} />
  if (view === 'tree') return <TreePane answer={answer} />
  return <GraphPane answer={answer} state={state} change={change} asking={asking} {...graphProps} />
}
