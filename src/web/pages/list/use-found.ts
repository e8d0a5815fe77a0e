import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { compareText } from '../../../lib/compare.ts'
import { findThings, MOST_FOUND, type Found, type FoundKind, type Named } from './find-things.ts'
import type { SetFilters } from './found-query.ts'
import type { Pages } from './use-pages.ts'

/** What has these words, as a list has it that is loaded whole; nothing is asked without words. */
export function useFound(kind: FoundKind, words: string, filters: SetFilters, sort: string): Pages<Named> {
  const { data, error, isPending, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['found', kind, words, filters],
    queryFn: ({ signal }) => findThings(kind, words, filters, signal),
    enabled: words !== '',
    placeholderData: (before) => before,
  })
  const items = useMemo(() => sorted(data?.items ?? [], sort), [data, sort])
  const told = data === undefined ? {} : toldOf(data, filters)
  return {
    items,
    waiting: isPending,
    old: isPlaceholderData,
    more: false,
    loading: isFetching,
    error,
    loadMore: () => undefined,
    retry: () => void refetch(),
    ...told,
  }
}

/** What is to be said of it instead of that it is all. */
function toldOf({ cut, near }: Found, filters: SetFilters): Pick<Pages<Named>, 'told'> {
  const notes = [
    ...(near ? ['Nothing has these words: these are called nearly so.'] : []),
    ...(cut
      ? [
          `Only the best ${MOST_FOUND} that have these words are looked at: type more of a name to find others.`,
        ]
      : []),
    ...(filters['includeDeleted'] === 'true' ? ['Deleted ones are not searched.'] : []),
  ]
  return notes.length === 0 ? {} : { told: notes.join(' ') }
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

/** Times in UTC compare as texts. */
const byText = (a = '', b = ''): number => compareText(a, b)
