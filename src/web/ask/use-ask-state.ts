import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { ViewState } from '../graph-view/view-state.ts'
import { readAskUrl, writeAskUrl, type AskState } from './ask-url.ts'
import { readViewState, writeViewState } from './view-state-url.ts'

/** Changes the state of the page. `push` adds a history entry; `replace` does not. */
export type ChangeAsk = (change: Partial<AskState>, how?: 'push' | 'replace') => void

/** The state in the URL, and a function that changes it. */
export function useAskState(): readonly [AskState, ChangeAsk] {
  const { search } = useLocation()
  const navigate = useNavigate()
  const read = useMemo(() => readAskUrl(new URLSearchParams(search)), [search])
  const viewState = useStableViewState(read.viewState)
  const state = useMemo(() => ({ ...read, viewState }), [read, viewState])
  const change = useCallback<ChangeAsk>(
    (changed, how = 'replace') => {
      // Two changes in one tick must not undo each other, so the second starts from the URL that the first wrote.
      const now = readAskUrl(new URLSearchParams(location.search))
      const next = writeAskUrl({ ...now, ...changed }).toString()
      void navigate({ pathname: '/', search: next }, { replace: how === 'replace' })
    },
    [navigate],
  )
  return [state, change]
}

/** Returns the same object while the content is equal, so that moving the camera does not redraw the graph. */
function useStableViewState(viewState: ViewState): ViewState {
  const search = new URLSearchParams()
  writeViewState(search, viewState)
  const text = search.toString()
  return useMemo(() => readViewState(new URLSearchParams(text)), [text])
}
