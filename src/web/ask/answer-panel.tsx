import { Suspense, useEffect, useId, useRef, useState } from 'react'
import type { AnswerJson } from '../../render/answer-json.ts'
import { ApiProblem } from '../api/api-problem.ts'
import { ExportMenu } from '../export/export-menu.tsx'
import type { Pictures } from '../graph-view/graph-view.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Loading } from '../ui/loading.tsx'
import { ProblemView } from '../ui/problem-view.tsx'
import { counted } from '../ui/quantity.ts'
import { Tabs } from '../ui/tabs.tsx'
import { AnswerRemarks } from './answer-remarks.tsx'
import { AnswerStatus } from './answer-status.tsx'
import { AnswerView } from './answer-view.tsx'
import './answer-panel.css'
import type { AskState } from './ask-url.ts'
import { recordQuery } from './history/use-past.ts'
import { QueryErrors } from './query-errors.tsx'
import { useAnswer } from './use-answer.ts'
import type { ChangeAsk } from './use-ask-state.ts'
import type { Asking } from './use-asking.ts'
import { useExpandedAnswer } from './use-expanded-answer.ts'
import { useViewKeys } from './use-view-keys.ts'
import { viewOf, viewsOf } from './views-of.ts'
import { Waiting } from './waiting.tsx'
import { lazyPart } from '../ui/lazy-part.ts'

const TimePanel = lazyPart(async () => ({ default: (await import('../time/time-panel.tsx')).TimePanel }))

interface Props {
  readonly state: AskState
  readonly change: ChangeAsk
  readonly asking: Asking
}

/** The result of a query: status, remarks and the answer in the selected view. */
export function AnswerPanel({ state, change, asking }: Props) {
  const panel = useId()
  const [pictures, setPictures] = useState<Pictures>()
  const [undrawn, setUndrawn] = useState(0)
  const result = useAnswer(state)
  const { data, dataUpdatedAt, error, isFetching } = result
  const { answer, isGrowing, fault } = useExpandedAnswer(data, state.steps)
  const views = answer === undefined ? [] : viewsOf(answer)
  const view = answer === undefined ? undefined : viewOf(answer, state.view)
  const { query, params } = state
  useEffect(() => {
    if (data === undefined) return
    recordQuery({ query, params, at: dataUpdatedAt, ...foundIn(data) })
    // Only a new answer adds to the history. `params` is a new object after each change of the URL.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [data])
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    // If the element that started the query is gone, such as a question of the start page, the focus moves here.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true })
  }, [])
  useViewKeys(views, (name) => change({ view: name }))

  if (error !== null && !isFetching)
    return isInvalidQuery(error) ? (
      <QueryErrors
        query={state.query}
        notes={error.problem.diagnostics ?? []}
        detail={error.problem.detail}
        onQuery={(query) => asking.ask(query, state.params)}
      />
    ) : (
      <ProblemView error={error} onRetry={() => void result.refetch()} />
    )
  return (
    <section ref={box} tabIndex={-1} className="answer-panel" aria-label="Answer" aria-busy={isFetching}>
      {isFetching ? <Waiting question={state} failing={result.failureReason} /> : null}
      {answer === undefined && !isFetching ? (
        <p role="status">
          The query was cancelled.{' '}
          <button type="button" className="button small" onClick={() => void result.refetch()}>
            Run again
          </button>
        </p>
      ) : null}
      {answer === undefined || view === undefined ? null : (
        <>
          <div className="row answer-head">
            <Tabs
              label="Views of the answer"
              tabs={views.map((name) => ({ name, title: TITLES[name] }))}
              chosen={view}
              onChoose={(name) => change({ view: name })}
              panel={panel}
            />
            <AnswerStatus answer={answer} />
            <div className="row answer-tools">
              {answer.kind === 'plan' ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => asking.ask(answer.query, state.params)}
                >
                  Run query
                </button>
              ) : null}
              {answer.kind === 'graph' ? (
                <button
                  type="button"
                  className="button"
                  aria-expanded={state.axis}
                  onClick={() => change({ axis: !state.axis })}
                >
                  Time
                </button>
              ) : null}
              <ExportMenu
                query={state.query}
                params={state.params}
                limits={state.limits}
                kind={answer.kind}
                drawing={view === 'graph' ? pictures : undefined}
                differs={differenceOf(undrawn, state.steps.length)}
              />
            </div>
          </div>
          {answer.kind === 'graph' && state.axis ? (
            <Suspense fallback={<Loading what="the time axis" />}>
              <TimePanel
                query={state.query}
                answer={answer}
                onQuery={(text) => asking.ask(text, state.params, 'keeping')}
              />
            </Suspense>
          ) : null}
          <AnswerRemarks
            answer={answer}
            query={state.query}
            limits={state.limits}
            onLimits={(limits) => change({ limits }, 'push')}
            onQuery={(query) => asking.ask(query, state.params)}
          />
          {fault === undefined ? null : <ProblemView error={fault} />}
          <div id={panel} role="tabpanel" aria-labelledby={`${panel}-${view}`} className="answer-body">
            <ErrorBoundary key={view}>
              <AnswerView
                answer={answer}
                view={view}
                state={state}
                change={change}
                asking={asking}
                isGrowing={isGrowing}
                onPictures={setPictures}
                onUndrawn={setUndrawn}
              />
            </ErrorBoundary>
          </div>
        </>
      )}
    </section>
  )
}

/** How the graph differs from the server's export formats. */
function differenceOf(undrawn: number, steps: number): string | undefined {
  const parts = [
    ...(undrawn === 0 ? [] : [`${counted(undrawn, 'node is', 'nodes are')} not drawn`]),
    ...(steps === 0 ? [] : [`${counted(steps, 'node was', 'nodes were')} expanded by hand`]),
  ]
  return parts.length === 0 ? undefined : `${parts.join(', ')}.`
}

const TITLES = { graph: 'Graph', table: 'Table', tree: 'Tree', json: 'JSON', plan: 'Plan' } as const

const foundIn = (answer: AnswerJson): { readonly found?: number } =>
  answer.kind === 'plan' ? {} : { found: answer.kind === 'graph' ? answer.stats.members : answer.rows.length }

const isInvalidQuery = (error: Error): error is ApiProblem =>
  error instanceof ApiProblem && error.kind === 'invalid-query'
