import type { NameMatches, NameRequest } from '../query/read-requests.ts'

/** The names in a query's text, each with what the store knows of it. */
export type Names = readonly { readonly request: NameRequest; readonly matches: NameMatches }[]
