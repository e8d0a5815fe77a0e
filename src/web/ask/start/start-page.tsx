import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Card, PageOf } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import type { Asking } from '../use-asking.ts'
import { FirstEvent } from './first-event.tsx'
import { Questions } from './questions.tsx'
import { SavedAndRecent } from './saved-and-recent.tsx'
import './start-page.css'

/** Polling interval for an empty store, in milliseconds. */
const EVERY = 3000

/** Shown without a query: suggested questions, or how to send the first event. */
export function StartPage({ asking }: { readonly asking: Asking }) {
  const [wasEmpty, setWasEmpty] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['start', 'newest'],
    queryFn: ({ signal }) =>
      getJson<PageOf<Card<'dataset'>>>('datasets', { limit: 20, sort: 'firstSeen' }, signal),
    refetchInterval: ({ state }) => (state.data?.items.length === 0 ? EVERY : false),
  })
  const isEmpty = data?.items.length === 0
  const { data: jobs } = useQuery({
    queryKey: ['start', 'jobs'],
    queryFn: ({ signal }) => getJson<PageOf<unknown>>('jobs', { limit: 1 }, signal),
    enabled: isEmpty,
    refetchInterval: EVERY,
  })
  if (isEmpty && !wasEmpty) setWasEmpty(true)
  if (data === undefined)
    return error === null ? (
      <Loading what="the start page" />
    ) : (
      <ProblemView error={error} onRetry={() => void refetch()} />
    )
  if (isEmpty) return <FirstEvent hasJobs={(jobs?.items.length ?? 0) > 0} />
  return (
    <div className="start-page">
      {wasEmpty ? (
        <p className="start-arrived" role="status">
          <strong>The first event has arrived.</strong> You can query it now.
        </p>
      ) : null}
      <Questions newest={data.items} onAsk={asking.ask} />
      <SavedAndRecent asking={asking} />
    </div>
  )
}
