import { useQuery } from '@tanstack/react-query'
import { findExamples, type Examples } from './find-examples.ts'

/** Names of this store for example queries; undefined until they are loaded. */
export function useExamples(enabled = true): Examples | undefined {
  return useQuery({
    queryKey: ['start', 'examples'],
    queryFn: ({ signal }) => findExamples(signal),
    enabled,
  }).data
}
