import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { storedDraft } from '../api/stored-draft.ts'
import { DEFAULT_VIEW_STATE } from '../graph-view/view-state.ts'
import type { AskState } from './ask-url.ts'
import { queryParams } from './query-params.ts'
import { answerKey } from './use-answer.ts'
import type { ChangeAsk } from './use-ask-state.ts'

type Params = AskState['params']

/** The unsent text of the editor. */
const storedQuery = storedDraft('query')

/** The text in the editor, and functions to run it. */
export interface Asking {
  readonly draft: string
  readonly setDraft: (text: string) => void
  readonly params: Params
  readonly setParam: (name: string, value: Params[string]) => void
  /** Runs the text in the editor. */
  readonly run: () => void
  /** Puts a query into the editor and runs it. With `keeping` it is the same question for another time: selection and view state stay. */
  readonly ask: (query: string, params?: Params, how?: 'fresh' | 'keeping') => void
}

/** The editor follows the URL, and updates it when a query runs. */
export function useAsking(state: AskState, change: ChangeAsk): Asking {
  const client = useQueryClient()
  const asked = asText(state)
  const [editor, setEditor] = useState(() => {
    const before = storedQuery.get()
    return { of: asked, draft: before?.of === asked ? before.text : state.query, params: state.params }
  })
  // Back, Forward and links bring another query, which replaces the text.
  if (editor.of !== asked) setEditor({ of: asked, draft: state.query, params: state.params })
  const { draft, params } = editor

  const ask = useCallback(
    (query: string, given: Params = {}, how: 'fresh' | 'keeping' = 'fresh') => {
      const names = queryParams(query)
      const params = Object.fromEntries(
        names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
      )
      if (query.trim() === '') return
      storedQuery.set(undefined)
      if (asText({ query, params }) === asText(state)) {
        // The URL does not change, so it does not update the editor.
        setEditor({ of: asText(state), draft: query, params })
        void client.refetchQueries({ queryKey: answerKey(state) })
        void client.invalidateQueries({ queryKey: ['step'] })
      } else
        change(
          {
            query,
            params,
            limits: {},
            ...(how === 'keeping' ? {} : { selected: [], viewState: DEFAULT_VIEW_STATE, find: '' }),
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
        storedQuery.set({ of: asked, text })
        setEditor((now) => ({ ...now, draft: text }))
      },
      setParam: (name, value) => setEditor((now) => ({ ...now, params: { ...now.params, [name]: value } })),
      run: () => ask(draft, params),
      ask,
    }),
    [asked, draft, params, ask],
  )
}

const asText = ({ query, params }: Pick<AskState, 'query' | 'params'>): string =>
  JSON.stringify([query, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))])
