import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type {
  DeadLetterCard,
  DeadLettersAnswer,
  ReplayedAnswer,
  ReplayResultAnswer,
} from '../../../http/shapes/dead-letter.ts'
import { getJson, sendJson } from '../../api/api.ts'
import type { Pages } from '../list/use-pages.ts'
import { droppedText, replayedText, resultText } from './replay-text.ts'

const KEY = ['dead-letters']

/** The refused events, newest first. */
export function useDeadLetters(): Pages<DeadLetterCard> {
  const asked = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) =>
      getJson<DeadLettersAnswer>('dead-letters', { limit: 100, before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  const { data } = asked
  const items = useMemo(() => data?.pages.flatMap(({ letters }) => letters) ?? [], [data])
  return {
    items,
    waiting: asked.isPending,
    old: false,
    more: asked.hasNextPage,
    loading: asked.isFetching,
    error: asked.error,
    loadMore: () => void asked.fetchNextPage({ cancelRefetch: false }),
    retry: () => void (asked.isFetchNextPageError ? asked.fetchNextPage() : asked.refetch()),
  }
}

/** An action on one refused event or on all. */
export type LetterAction =
  | { readonly action: 'replay' | 'drop'; readonly id: string }
  | { readonly action: 'replay-all' | 'drop-all' }

/** Runs the action and returns a sentence about its result. */
export function useLetterActions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: runAction,
    // Also after an error, because some events may be gone.
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

async function runAction(of: LetterAction): Promise<string> {
  switch (of.action) {
    case 'replay':
      return resultText(await sendJson<ReplayResultAnswer>('POST', `dead-letters/${of.id}/replay`))
    case 'drop':
      await sendJson('DELETE', `dead-letters/${of.id}`)
      return droppedText(1)
    case 'replay-all':
      return replayedText(await sendJson<ReplayedAnswer>('POST', 'dead-letters/replay', { body: {} }))
    case 'drop-all':
      return droppedText((await sendJson<{ readonly dropped: number }>('DELETE', 'dead-letters')).dropped)
  }
}
