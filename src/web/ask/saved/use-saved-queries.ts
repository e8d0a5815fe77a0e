import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { getJson } from '../../api/api.ts'
import type { SavedQueryCard } from './call-text.ts'

interface Page {
  readonly queries: readonly SavedQueryCard[]
  readonly next?: string
}

const KEY = ['saved-queries'] as const
const PAGE = 500

/** All saved queries by name. A store has at most 1000. */
export function useSavedQueries(): UseQueryResult<readonly SavedQueryCard[]> {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const all: SavedQueryCard[] = []
      let after: string | undefined
      do {
        const page: Page = await getJson<Page>('queries', { limit: PAGE, after }, signal)
        all.push(...page.queries)
        after = page.next
      } while (after !== undefined)
      return all
    },
  })
}

/** Returns a function that reloads the saved queries after a change. */
export function useSavedChanged(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: KEY })
}

/** The saved queries whose name, description or text contains every word, ignoring case. */
export function searchSaved(queries: readonly SavedQueryCard[], words: string): readonly SavedQueryCard[] {
  const wanted = words.toLowerCase().split(/\s+/u)
  return queries.filter(({ name, description = '', text }) => {
    const all = `@${name} ${description} ${text}`.toLowerCase()
    return wanted.every((word) => all.includes(word))
  })
}
