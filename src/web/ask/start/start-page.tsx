import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Card, PageOf } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import type { Asking } from '../use-asking.ts'
import { FirstEvent } from './first-event.tsx'
import { Questions } from './questions.tsx'
import './start-page.css'
import { PastList } from '../history/past-list.tsx'
import { usePast } from '../history/use-past.ts'
import { SavedCards } from './saved-cards.tsx'

/** Polling interval for an empty store, in milliseconds. */
const EVERY = 3000

/** Shown without a query: suggested questions, or how to send the first event. */
export function StartPage({ asking }: { readonly asking: Asking }) {
  const [wasEmpty, setWasEmpty] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['start', 'any'],
    queryFn: ({ signal }) => getJson<PageOf<Card<'dataset'>>>('datasets', { limit: 1 }, signal),
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
  const client = useQueryClient()
  // The names of an empty store are outdated once the first event has arrived.
  useEffect(() => {
    if (wasEmpty && !isEmpty) void client.invalidateQueries({ queryKey: ['start', 'examples'] })
  }, [client, wasEmpty, isEmpty])
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
      <Questions onAsk={asking.ask} />
      <SavedAndRecent asking={asking} />
    </div>
  )
}

const FEW = 6

/** Saved queries and recent queries. */
function SavedAndRecent({ asking }: { readonly asking: Asking }) {
  const past = usePast()
  return (
    <div className="start-cards">
      <SavedCards asking={asking} />
      {past.length === 0 ? null : (
        <section className="card" aria-label="Recent questions">
          <h2>Recent questions</h2>
          <PastList past={past.slice(0, FEW)} onAsk={asking.ask} />
        </section>
      )}
    </div>
  )
}
