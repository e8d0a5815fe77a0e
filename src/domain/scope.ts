/** What a caller may do. `admin` includes all others; the others include none. */
export const SCOPES = ['read', 'ingest', 'edit', 'admin'] as const

export type Scope = (typeof SCOPES)[number]
