import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PageOf } from '../../../http/shapes/browse-types.ts'
import { getJson, type QueryValue } from '../../api/api.ts'

/** What is asked of a list besides its page. */
export type ListQuery = { readonly [name: string]: QueryValue }

/** A list as far as it is loaded. */
export interface Pages<T> {
  readonly items: readonly T[]
  /** Nothing is known yet. */
  readonly waiting: boolean
  /** What is shown is of the question before, until the new one is answered. */
  readonly old: boolean
  readonly more: boolean
  readonly loading: boolean
  readonly error: Error | null
  /** What is to be known of it beside how many there are; without it, what is loaded to its end is all. */
  readonly told?: string
  readonly loadMore: () => void
  readonly retry: () => void
}

const SIZE = 100

/** The pages of a list of the API, one after another as they are wanted; none while it is not enabled. */
export function usePages<T>(path: string, query: ListQuery = {}, enabled = true): Pages<T> {
  const asked = useInfiniteQuery({
    queryKey: ['pages', path, query],
    queryFn: ({ pageParam, signal }) =>
      getJson<PageOf<T>>(path, { limit: SIZE, ...query, cursor: pageParam }, signal),
    enabled,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before, { queryKey } = { queryKey: [] } as never) =>
      (queryKey as readonly unknown[])[1] === path ? before : undefined,
  })
  const { data, error, isPending, isFetching, isPlaceholderData, hasNextPage } = asked
  const items = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  return {
    items,
    waiting: isPending,
    old: isPlaceholderData,
    more: hasNextPage,
    loading: isFetching,
    error,
    loadMore: () => void asked.fetchNextPage({ cancelRefetch: false }),
    retry: () => void (asked.isFetchNextPageError ? asked.fetchNextPage() : asked.refetch()),
  }
}
