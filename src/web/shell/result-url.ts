import { textOfName } from '../ask/name-text.ts'
import type { Kind } from '../ui/kind-mark.tsx'

/** A search result. */
export interface SearchResult {
  readonly kind: Extract<Kind, 'dataset' | 'job' | 'column' | 'tag' | 'user' | 'namespace'>
  readonly id?: string
  readonly name: string
  readonly namespace?: string
  readonly dataset?: { readonly id: string; readonly namespace: string; readonly name: string }
  readonly value?: string
}

/** The URL of a search result in the viewer. */
export function urlOfResult({ kind, id, name, namespace, dataset, value }: SearchResult): string {
  switch (kind) {
    case 'dataset':
      return id === undefined ? `/datasets?prefix=${encodeURIComponent(name)}` : `/datasets/${id}`
    case 'job':
      return id === undefined ? `/jobs?prefix=${encodeURIComponent(name)}` : `/jobs/${id}`
    case 'column':
      return dataset === undefined
        ? '/datasets'
        : `/datasets/${dataset.id}?column=${encodeURIComponent(name)}`
    case 'tag':
      return `/datasets?${new URLSearchParams({ tag: name, ...(value === undefined ? {} : { tagValue: value }) }).toString()}`
    case 'user':
      return `/datasets?${new URLSearchParams({ owner: name }).toString()}`
    case 'namespace':
      return `/?q=${encodeURIComponent(`datasets where namespace = ${textOfName(namespace ?? name)}`)}`
  }
}
