import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { ViewState } from '../graph-view/view-state.ts'
import { readAskUrl, writeAskUrl, type AskState } from './ask-url.ts'
import { readLook, writeLook } from './look-url.ts'

/** Changes what the page shows: `push` makes a step that Back returns from, `replace` does not. */
export type ChangeAsk = (change: Partial<AskState>, how?: 'push' | 'replace') => void

/** What the address says is shown, and the way to change it. */
export function useAskState(): readonly [AskState, ChangeAsk] {
  const { search } = useLocation()
  const navigate = useNavigate()
  const read = useMemo(() => readAskUrl(new URLSearchParams(search)), [search])
  const look = useSameLook(read.look)
  const state = useMemo(() => ({ ...read, look }), [read, look])
  const change = useCallback<ChangeAsk>(
    (changed, how = 'replace') => {
      // Two changes in one moment must not undo each other: the second goes by the address as the first has left it.
      const now = readAskUrl(new URLSearchParams(location.search))
      const next = writeAskUrl({ ...now, ...changed }).toString()
      void navigate({ pathname: '/', search: next }, { replace: how === 'replace' })
    },
    [navigate],
  )
  return [state, change]
}

/** The same object as long as it says the same: a graph is drawn anew when it is looked at otherwise, and not when the camera moves. */
function useSameLook(look: ViewState): ViewState {
  const search = new URLSearchParams()
  writeLook(search, look)
  const text = search.toString()
  return useMemo(() => readLook(new URLSearchParams(text)), [text])
}
