import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PageOf } from '../../../http/shapes/browse-types.ts'
import { getJson, type QueryValue } from '../../api/api.ts'

/** Query parameters of a list besides the page. */
export type ListQuery = { readonly [name: string]: QueryValue }

/** A list as far as it has loaded. */
export interface Pages<T> {
  readonly items: readonly T[]
  /** Nothing has loaded yet. */
  readonly waiting: boolean
  /** The items belong to the previous query until the new one is answered. */
  readonly old: boolean
  readonly more: boolean
  readonly loading: boolean
  readonly error: Error | null
  /** A note about the list. Without it, a fully loaded list is complete. */
  readonly note?: string
  readonly loadMore: () => void
  readonly retry: () => void
}

const SIZE = 100

/** Pages of an API list, loaded one after another on demand; none while disabled. */
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
