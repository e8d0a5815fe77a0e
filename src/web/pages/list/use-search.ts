import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { compareText } from '../../../lib/compare.ts'
import { searchEntities, MAX_RESULTS, type Found, type FoundKind, type Named } from './search-entities.ts'
import type { SetFilters } from './filter-query.ts'
import type { Pages } from './use-pages.ts'

/** Search results as a fully loaded list. Disabled without words. */
export function useSearch(kind: FoundKind, words: string, filters: SetFilters, sort: string): Pages<Named> {
  const { data, error, isPending, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['found', kind, words, filters],
    queryFn: ({ signal }) => searchEntities(kind, words, filters, signal),
    enabled: words !== '',
    placeholderData: (before) => before,
  })
  const items = useMemo(() => sorted(data?.items ?? [], sort), [data, sort])
  const note = data === undefined ? {} : noteOf(data, filters)
  return {
    items,
    waiting: isPending,
    old: isPlaceholderData,
    more: false,
    loading: isFetching,
    error,
    loadMore: () => undefined,
    retry: () => void refetch(),
    ...note,
  }
}

/** Notes about the results, shown instead of the total. */
function noteOf({ cut, near }: Found, filters: SetFilters): Pick<Pages<Named>, 'note'> {
  const notes = [
    ...(near ? ['No exact match. Showing similar names.'] : []),
    ...(cut
      ? [`Only the best ${MAX_RESULTS} matches are searched. Type more of the name to find others.`]
      : []),
    ...(filters['includeDeleted'] === 'true' ? ['Deleted entries are not searched.'] : []),
  ]
  return notes.length === 0 ? {} : { note: notes.join(' ') }
}

function sorted(items: readonly Named[], sort: string): readonly Named[] {
  switch (sort) {
    case 'name':
      return items.toSorted((a, b) => byText(a.namespace, b.namespace) || byText(a.name, b.name))
    case 'firstSeen':
      return items.toSorted((a, b) => byText(b.firstSeen, a.firstSeen))
    default:
      return items
  }
}

/** UTC times compare as text. */
const byText = (a = '', b = ''): number => compareText(a, b)
