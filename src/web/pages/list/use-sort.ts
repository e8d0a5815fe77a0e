import { useUrlParams } from './use-url-params.ts'

/** Sort orders, default first: the API value and the displayed title. */
export type Sorts = readonly (readonly [value: string, title: string])[]

/** The sort order in the URL or the default, and a function that changes it. */
export function useSort(sorts: Sorts): readonly [sort: string, choose: (sort: string) => void] {
  const address = useUrlParams()
  const standard = sorts[0]?.[0] ?? ''
  const said = address.get('sort')
  return [
    said === '' ? standard : said,
    (sort) => address.set({ sort: sort === standard ? undefined : sort }),
  ]
}
