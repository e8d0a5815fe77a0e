import { useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'

export type EntityKind = 'dataset' | 'job' | 'run' | 'column'

const PATHS: Readonly<Record<EntityKind, string>> = {
  dataset: 'datasets',
  job: 'jobs',
  run: 'runs',
  column: 'columns',
}

/** The API path of an entity. */
export const pathOf = (kind: EntityKind, id: string): string => `${PATHS[kind]}/${encodeURIComponent(id)}`

/** The cache key of an entity. */
export const keyOf = (kind: EntityKind, id: string): QueryKey => ['thing', kind, id]

/** An entity with all fields that its page shows. */
export const useEntity = <K extends EntityKind>(kind: K, id: string): UseQueryResult<Detail<K>> =>
  useQuery({
    queryKey: keyOf(kind, id),
    queryFn: ({ signal }) => getJson<Detail<K>>(pathOf(kind, id), undefined, signal),
  })
