import { useSearchParams } from 'react-router'

/** What an address says, and the way to say something else: without a value the name is gone from it. */
export interface Address {
  readonly get: (name: string) => string
  readonly set: (changes: { readonly [name: string]: string | undefined }) => void
}

/** The part of the address behind `?`; changes take the place of what it was, so that going back leaves the page. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams()
  return {
    get: (name) => params.get(name) ?? '',
    set: (changes) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes))
            if (value === undefined || value === '') next.delete(name)
            else next.set(name, value)
          return next
        },
        { replace: true, preventScrollReset: true },
      ),
  }
}
