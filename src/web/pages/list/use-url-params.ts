import { useSearchParams } from 'react-router'

/** Reads and writes URL parameters. An empty value removes the parameter. */
export interface UrlParams {
  readonly get: (name: string) => string
  readonly set: (changes: { readonly [name: string]: string | undefined }) => void
}

/** The query string of the URL. Changes replace the history entry, so that Back leaves the page. */
export function useUrlParams(): UrlParams {
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
