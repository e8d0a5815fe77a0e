import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { keptDraft } from '../api/kept-draft.ts'
import { DEFAULT_VIEW_STATE } from '../graph-view/view-state.ts'
import type { AskState } from './ask-url.ts'
import { queryParams } from './query-params.ts'
import { answerKey } from './use-answer.ts'
import type { ChangeAsk } from './use-ask-state.ts'

type Params = AskState['params']

/** What is written and not asked yet. */
const kept = keptDraft('query')

/** What is being written, and the ways to ask it. */
export interface Asking {
  readonly draft: string
  readonly setDraft: (text: string) => void
  readonly params: Params
  readonly setParam: (name: string, value: Params[string]) => void
  /** Asks what is written. */
  readonly run: () => void
  /** Puts a query into the editor and asks it. With `keeping` it is the same question of another time: what is selected, and how the graph is looked at, stays. */
  readonly ask: (query: string, params?: Params, how?: 'anew' | 'keeping') => void
}

/** What is written follows the address, and goes there once it is asked. */
export function useAsking(state: AskState, change: ChangeAsk): Asking {
  const client = useQueryClient()
  const asked = asText(state)
  const [written, setWritten] = useState(() => {
    const before = kept.get()
    return { of: asked, draft: before?.of === asked ? before.text : state.query, params: state.params }
  })
  // Back, Forward and links bring another question, which takes the place of what was written.
  if (written.of !== asked) setWritten({ of: asked, draft: state.query, params: state.params })
  const { draft, params } = written

  const ask = useCallback(
    (query: string, given: Params = {}, how: 'anew' | 'keeping' = 'anew') => {
      const names = queryParams(query)
      const params = Object.fromEntries(
        names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
      )
      if (query.trim() === '') return
      kept.set(undefined)
      if (asText({ query, params }) === asText(state)) {
        // The address stays as it is, and brings nothing into the editor.
        setWritten({ of: asText(state), draft: query, params })
        void client.refetchQueries({ queryKey: answerKey(state) })
        void client.invalidateQueries({ queryKey: ['step'] })
      } else
        change(
          {
            query,
            params,
            limits: {},
            ...(how === 'keeping' ? {} : { selected: [], look: DEFAULT_VIEW_STATE, find: '' }),
            edge: undefined,
            camera: undefined,
            steps: [],
            way: undefined,
            sort: undefined,
          },
          'push',
        )
    },
    [client, change, state],
  )
  return useMemo(
    () => ({
      draft,
      params,
      setDraft: (text) => {
        kept.set({ of: asked, text })
        setWritten((now) => ({ ...now, draft: text }))
      },
      setParam: (name, value) => setWritten((now) => ({ ...now, params: { ...now.params, [name]: value } })),
      run: () => ask(draft, params),
      ask,
    }),
    [asked, draft, params, ask],
  )
}

const asText = ({ query, params }: Pick<AskState, 'query' | 'params'>): string =>
  JSON.stringify([query, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))])
