import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { HealthAnswer } from '../../../http/shapes/operations.ts'
import { getJson } from '../../api/api.ts'
import { withSample, type Sample } from './samples.ts'

/** Polling interval in milliseconds. */
const EVERY = 2000
const KEY = ['intake']

/** The ingestion counters, polled every 2 s while the page is open. */
export function useSamples(): UseQueryResult<readonly Sample[]> {
  const client = useQueryClient()
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const { events } = await getJson<HealthAnswer>('/healthz', undefined, signal)
      return withSample(client.getQueryData<readonly Sample[]>(KEY), { at: Date.now(), events })
    },
    refetchInterval: EVERY,
    retry: false,
    structuralSharing: false,
  })
}
