/**
 * The permissions of a caller. `read` allows queries, `ingest` sending events and entities, `edit` changing what
 * people maintain, such as saved queries. `admin` includes all others and allows keys and maintenance. The others
 * include nothing else.
 */
export const SCOPES = ['read', 'ingest', 'edit', 'admin'] as const

export type Scope = (typeof SCOPES)[number]

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text)

/** Whether `scopes` grant `wanted`, directly or through `admin`. */
export const allows = (scopes: readonly Scope[], wanted: Scope): boolean =>
  scopes.includes(wanted) || scopes.includes('admin')
