import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { SchemaVersions } from '../../../http/shapes/browse-types.ts'
import { getJson } from '../../api/api.ts'

/** The schema versions of a dataset, newest first. */
export const useSchemas = (id: string): UseQueryResult<SchemaVersions> =>
  useQuery({
    queryKey: ['schemas', id],
    queryFn: ({ signal }) => getJson<SchemaVersions>(`datasets/${id}/schemas`, undefined, signal),
  })
