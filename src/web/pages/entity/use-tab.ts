import { useUrlParams } from '../list/use-url-params.ts'

/** The tab in the URL, or the first. Switching tabs removes the URL parameters of the previous tab. */
export function useTab<T extends string>(
  names: readonly T[],
  dropped: readonly string[] = [],
): readonly [T, (name: T) => void] {
  const address = useUrlParams()
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
