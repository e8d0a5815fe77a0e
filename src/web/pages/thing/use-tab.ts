import { useAddress } from '../list/use-address.ts'

/** The tab that the address says, the first where it says none; another tab drops what the one before had set. */
export function useTab<T extends string>(
  names: readonly T[],
  dropped: readonly string[] = [],
): readonly [T, (name: T) => void] {
  const address = useAddress()
  const said = address.get('tab')
  const chosen = names.find((name) => name === said) ?? names[0]!
  return [
    chosen,
    (name) =>
      address.set({
        ...Object.fromEntries(dropped.map((other) => [other, undefined])),
        tab: name === names[0] ? undefined : name,
      }),
  ]
}
