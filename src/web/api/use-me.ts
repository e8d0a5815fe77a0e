import { useQuery } from '@tanstack/react-query'
import type { Me } from '../../http/shapes/me.ts'
import { getJson } from './api.ts'
import { useCurrentKey } from './session.ts'

/** The identity and scopes of the user, as the server sees them. */
export function useMe(): Me | undefined {
  const key = useCurrentKey()
  return useQuery({
    queryKey: ['me', key],
    queryFn: ({ signal }) => getJson<Me>('me', undefined, signal),
    staleTime: 5 * 60_000,
  }).data
}

/** Whether the user has a scope; false while unknown. */
export const useMay = (scope: Me['scopes'][number]): boolean => useMe()?.scopes.includes(scope) ?? false
