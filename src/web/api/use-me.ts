import { useQuery } from '@tanstack/react-query'
import type { Me } from '../../http/shapes/me.ts'
import { getJson } from './api.ts'
import { useHeldKey } from './session.ts'

/** Who the server takes the user for. */
export function useMe(): Me | undefined {
  const key = useHeldKey()
  return useQuery({
    queryKey: ['me', key],
    queryFn: ({ signal }) => getJson<Me>('me', undefined, signal),
    staleTime: 5 * 60_000,
  }).data
}

/** Whether the user may do what needs a scope; false while that is not known. */
export const useMay = (scope: Me['scopes'][number]): boolean => useMe()?.scopes.includes(scope) ?? false
