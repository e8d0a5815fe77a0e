import { useQuery } from '@tanstack/react-query'
import type { Card, PageOf } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { FirstEvent } from './first-event.tsx'
import { Questions } from './questions.tsx'
import './start-page.css'

/** Where nothing is asked yet: what can be, or how the first event is sent. */
export function StartPage({ onAsk }: { readonly onAsk: (query: string) => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['datasets', 'newest'],
    queryFn: ({ signal }) =>
      getJson<PageOf<Card<'dataset'>>>('datasets', { limit: 20, sort: 'firstSeen' }, signal),
    // An empty store is looked at again until something has come.
    refetchInterval: ({ state }) => (state.data?.items.length === 0 ? 3000 : false),
  })
  if (error !== null && data === undefined)
    return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading what="what there is" />
  return data.items.length === 0 ? <FirstEvent /> : <Questions newest={data.items} onAsk={onAsk} />
}
