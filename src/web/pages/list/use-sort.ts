import { useAddress } from './use-address.ts'

/** The orders that a list can have, the first by default: what the API calls each, and what people do. */
export type Sorts = readonly (readonly [value: string, title: string])[]

/** The order that the address says, the first where it says none, and the way to choose another. */
export function useSort(sorts: Sorts): readonly [sort: string, choose: (sort: string) => void] {
  const address = useAddress()
  const standard = sorts[0]?.[0] ?? ''
  const said = address.get('sort')
  return [
    said === '' ? standard : said,
    (sort) => address.set({ sort: sort === standard ? undefined : sort }),
  ]
}
