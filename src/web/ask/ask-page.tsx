import { Suspense, useRef } from 'react'
import { Loading } from '../ui/loading.tsx'
import { useTitle } from '../ui/use-title.ts'
import { AskBar } from './ask-bar.tsx'
import './ask-page.css'
import type { EditorHandle } from './editor-props.ts'
import { useAskState } from './use-ask-state.ts'
import { useAsking } from './use-asking.ts'
import { lazyPart } from '../ui/lazy-part.ts'

const AnswerPanel = lazyPart(async () => ({ default: (await import('./answer-panel.tsx')).AnswerPanel }))
const StartPage = lazyPart(async () => ({ default: (await import('./start/start-page.tsx')).StartPage }))

/** The query page: the editor, and below it the answer or the start page. */
export function AskPage() {
  const [state, change] = useAskState()
  const asking = useAsking(state, change)
  const editor = useRef<EditorHandle>(null)
  useTitle(state.query === '' ? 'Ask' : titleOf(state.query))
  return (
    <main className="page ask-page">
      <h1 className="visually-hidden">Ask</h1>
      <AskBar asking={asking} editor={editor} />
      <Suspense fallback={<Loading what={state.query === '' ? 'the start page' : 'the answer'} />}>
        {state.query === '' ? (
          <StartPage asking={asking} />
        ) : (
          <AnswerPanel state={state} change={change} asking={asking} />
        )}
      </Suspense>
    </main>
  )
}

/** Browser tabs have little space. */
const titleOf = (query: string): string => {
  const line = query.replaceAll(/\s+/gu, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
