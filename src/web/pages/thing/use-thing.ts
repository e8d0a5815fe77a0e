import { useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'

export type ThingKind = 'dataset' | 'job' | 'run' | 'column'

const PATHS: Readonly<Record<ThingKind, string>> = {
  dataset: 'datasets',
  job: 'jobs',
  run: 'runs',
  column: 'columns',
}

/** Where the API has a thing. */
export const pathOf = (kind: ThingKind, id: string): string => `${PATHS[kind]}/${encodeURIComponent(id)}`

/** Under what a thing is remembered. */
export const keyOf = (kind: ThingKind, id: string): QueryKey => ['thing', kind, id]

/** One thing with all that its page shows. */
export const useThing = <K extends ThingKind>(kind: K, id: string): UseQueryResult<Detail<K>> =>
  useQuery({
    queryKey: keyOf(kind, id),
    queryFn: ({ signal }) => getJson<Detail<K>>(pathOf(kind, id), undefined, signal),
  })
